import type { NewId } from "../core/base/chance";
import type { Account } from "../core/servers/account";
import { AccountKeeper, type AccountKeeperOptions } from "./accountKeeper";
import { accountsIn, withAccount, withoutAccount, type StoredAccount } from "./accountRecords";

export interface AccountsOptions extends AccountKeeperOptions {
  /** The API that is in the settings now; accounts of other APIs are ignored. */
  readonly apiUrl: () => string | undefined;
  /** A usable VPS_API_TOKEN as this window was started with it. */
  readonly environmentToken: string | undefined;
  readonly newId: NewId;
}

export interface NewAccount {
  readonly label: string;
  /** False if the label does not tell one person from another. */
  readonly isPerson?: boolean;
  readonly apiUrl: string;
  readonly token: string;
}

const environmentKey = "environment";

/** Who is signed in, and the only way to a token. */
export class Accounts {
  readonly #keeper: AccountKeeper;
  /** The token in the environment names no API: it belongs to the one of its window's start. */
  readonly #environmentApiUrl: string | undefined;

  constructor(private readonly options: AccountsOptions) {
    this.#keeper = new AccountKeeper(options);
    this.#environmentApiUrl = options.apiUrl();
  }

  get onDidChange() {
    return this.#keeper.onDidChange;
  }

  /** Fires with the key of an account that the user has signed out of, in any window. */
  get onDidSignOut() {
    return this.#keeper.onDidSignOut;
  }

  /** Reads the keyring. Whatever cannot be read leaves what is known as it is. */
  load(): Promise<void> {
    return this.#keeper.load();
  }

  /** False while the keyring has not taken a change that was made here; `load` tries again. */
  get isSaved(): boolean {
    return this.#keeper.isSaved;
  }

  /** Resolves when the keyring has been read once, or could not be. */
  whenKnown(): Promise<void> {
    return this.#keeper.whenKnown();
  }

  /** The accounts of the API in the settings. */
  list(): readonly Account[] {
    const apiUrl = this.options.apiUrl();
    const environment = this.#environmentAccount();
    const stored = this.#stored().map(shown);
    return [...(environment ? [environment] : []), ...stored].filter(
      (account) => apiUrl !== undefined && account.apiUrl === apiUrl,
    );
  }

  /** The addresses that the stored accounts belong to, if none belongs to the one in the settings. */
  otherApiUrls(): readonly string[] {
    const apiUrls = this.#stored().map(({ apiUrl }) => apiUrl);
    return this.list().length > 0 ? [] : [...new Set(apiUrls)];
  }

  /**
   * True for an account that will be the same one in the next session, even if it belongs to another
   * API than that of the settings. The environment may hold another user's token next time.
   */
  isStored(accountKey: string): boolean {
    return this.#of(accountKey) !== undefined;
  }

  /** Every token that is known, so that none gets into a log. */
  allTokens(): readonly string[] {
    const environment = this.options.environmentToken;
    return [...this.#stored().map(({ token }) => token), ...(environment ? [environment] : [])];
  }

  tokenOf(accountKey: string): string | undefined {
    return accountKey === environmentKey
      ? this.options.environmentToken
      : this.#of(accountKey)?.token;
  }

  /** The account that `add` would replace: that of the same token, or of the same person. */
  sameAs({ label, isPerson = true, apiUrl, token }: NewAccount): Account | undefined {
    const here = this.#stored().filter((account) => account.apiUrl === apiUrl);
    const same =
      here.find((account) => account.token === token) ??
      here.find((account) => isPerson && (account.email ?? account.label) === label);
    return same && shown(same);
  }

  /** Keeps a verified token. The same person or the same token replaces what was there. */
  async add(added: NewAccount): Promise<Account> {
    let account = this.#newAccount(this.options.newId(), added);
    await this.#keeper.change((records) => {
      account = this.#newAccount(this.sameAs(added)?.key ?? account.key, added);
      return withAccount(records, account);
    });
    return shown(account);
  }

  /**
   * Gives an account another token, whoever the API says that it belongs to. False if it has signed
   * out meanwhile, in another window: then nobody has the token.
   */
  async replaceToken(accountKey: string, token: string): Promise<boolean> {
    await this.#alter(accountKey, (account) => ({ ...account, token }));
    return this.#of(accountKey)?.token === token;
  }

  /** An empty name gives the account its own label back. */
  async rename(accountKey: string, name: string): Promise<void> {
    await this.#alter(accountKey, (account) => ({ ...account, name: name || undefined }));
  }

  /** False if the token could not be removed from the keyring, so that it will be back. */
  remove(accountKey: string): Promise<boolean> {
    return this.#keeper.change((records) => withoutAccount(records, accountKey));
  }

  dispose(): void {
    this.#keeper.dispose();
  }

  #stored(): readonly StoredAccount[] {
    return accountsIn(this.#keeper.records);
  }

  #of(accountKey: string): StoredAccount | undefined {
    return this.#stored().find(({ key }) => key === accountKey);
  }

  #newAccount(key: string, { label, isPerson = true, apiUrl, token }: NewAccount): StoredAccount {
    const before = this.#of(key);
    const others = this.#stored().filter((other) => other.key !== key && other.apiUrl === apiUrl);
    const taken = others.map((other) => other.label);
    return {
      key,
      // The same token is the same person's, whom the API may have named before.
      label: before && !isPerson ? before.label : distinct(label, taken),
      name: before?.name,
      email: isPerson ? label : before?.email,
      apiUrl,
      token,
    };
  }

  #alter(accountKey: string, change: (account: StoredAccount) => StoredAccount) {
    return this.#keeper.change((records) => {
      const account = this.#of(accountKey);
      return account ? withAccount(records, change(account)) : records;
    });
  }

  #environmentAccount(): Account | undefined {
    return this.options.environmentToken && this.#environmentApiUrl
      ? {
          key: environmentKey,
          label: "VPS_API_TOKEN",
          apiUrl: this.#environmentApiUrl,
          source: "environment",
        }
      : undefined;
  }
}

function shown({ key, label, name, email, apiUrl }: StoredAccount): Account {
  return {
    key,
    label: name ?? label,
    ...(email === undefined ? {} : { email }),
    apiUrl,
    source: "stored",
  };
}

/** "Laptop", and for the next of that name "Laptop 2". */
function distinct(label: string, others: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? label : `${label} ${String(number)}`;
    if (!others.includes(candidate)) {
      return candidate;
    }
  }
}
