import { randomUUID } from "node:crypto";
import type { Account } from "../core/account";
import { Emitter, type Disposable } from "../core/emitter";
import type { AccountStore, StoredAccount } from "./accountStore";

export interface AccountsOptions {
  readonly store: AccountStore;
  /** The API that is in the settings now; accounts of another one sleep. */
  readonly apiUrl: () => string | undefined;
  /** VPS_API_TOKEN as this window was started with it. */
  readonly environmentToken: string | undefined;
}

const environmentKey = "environment";

/** Who is signed in, and the only way to a token. */
export class Accounts {
  #stored: readonly StoredAccount[] = [];
  /** The token in the environment names no API: it belongs to the one of its window's start. */
  readonly #environmentApiUrl: string | undefined;
  readonly #changed = new Emitter<undefined>();
  readonly #storeListener: Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(private readonly options: AccountsOptions) {
    this.#environmentApiUrl = options.apiUrl();
    this.#storeListener = options.store.onDidChange(() => void this.load());
  }

  async load(): Promise<void> {
    this.#stored = await this.options.store.read();
    this.#changed.fire(undefined);
  }

  /** The accounts of the API in the settings. */
  list(): readonly Account[] {
    const apiUrl = this.options.apiUrl();
    const environment = this.#environmentAccount();
    const stored = this.#stored.map((account): Account => ({
      key: account.key,
      label: account.label,
      apiUrl: account.apiUrl,
      source: "stored",
    }));
    return [...(environment ? [environment] : []), ...stored].filter(
      (account) => apiUrl !== undefined && account.apiUrl === apiUrl,
    );
  }

  /** Every token that is known, so that none gets into a log. */
  allTokens(): readonly string[] {
    const environment = this.options.environmentToken;
    return [...this.#stored.map(({ token }) => token), ...(environment ? [environment] : [])];
  }

  tokenOf(accountKey: string): string | undefined {
    return accountKey === environmentKey
      ? this.options.environmentToken
      : this.#stored.find(({ key }) => key === accountKey)?.token;
  }

  /** Keeps a verified token. The same person or the same token replaces what was there. */
  async add(account: { label: string; apiUrl: string; token: string }): Promise<Account> {
    const before = await this.options.store.read();
    const same = before.find(
      (old) =>
        old.apiUrl === account.apiUrl &&
        (old.label === account.label || old.token === account.token),
    );
    const added: StoredAccount = { key: same?.key ?? randomUUID(), ...account };
    await this.#write([...before.filter((old) => old.key !== same?.key), added]);
    return { key: added.key, label: added.label, apiUrl: added.apiUrl, source: "stored" };
  }

  async remove(accountKey: string): Promise<void> {
    const before = await this.options.store.read();
    await this.#write(before.filter(({ key }) => key !== accountKey));
  }

  dispose(): void {
    this.#storeListener.dispose();
    this.#changed.dispose();
  }

  /** The store's own event may come late or, where the keyring fails, never. */
  async #write(accounts: readonly StoredAccount[]): Promise<void> {
    await this.options.store.write(accounts);
    await this.load();
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
