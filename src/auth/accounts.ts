import { randomUUID } from "node:crypto";
import type { Account } from "../core/servers/account";
import { Emitter, type Disposable } from "../core/base/emitter";
import type { AccountStore, StoredAccount } from "./accountStore";

export interface AccountsOptions {
  readonly store: Pick<AccountStore, "read" | "write" | "onDidChange">;
  /** The API in the current settings; accounts of other APIs are ignored. */
  readonly apiUrl: () => string | undefined;
  /** The value of VPS_API_TOKEN when this window was started. */
  readonly environmentToken: string | undefined;
}

export interface NewAccount {
  readonly label: string;
  /** False if the label does not identify the user. */
  readonly isPerson?: boolean;
  readonly apiUrl: string;
  readonly token: string;
}

const environmentKey = "environment";

/** Who is signed in, and the only way to a token. */
export class Accounts {
  #stored: readonly StoredAccount[] = [];
  #loadsBegun = 0;
  #newestLoad = 0;
  #changes: Promise<unknown> = Promise.resolve();
  /**
   * The token in the environment names no API: it belongs to the one configured when the window
   * started.
   */
  readonly #environmentApiUrl: string | undefined;
  readonly #changed = new Emitter<undefined>();
  readonly #storeListener: Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(private readonly options: AccountsOptions) {
    this.#environmentApiUrl = options.apiUrl();
    this.#storeListener = options.store.onDidChange(() => void this.load());
  }

  async load(): Promise<void> {
    this.#loadsBegun += 1;
    const load = this.#loadsBegun;
    const stored = await this.options.store.read();
    if (load > this.#newestLoad) {
      this.#newestLoad = load;
      this.#stored = stored;
      this.#changed.fire(undefined);
    }
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

  /** All known tokens, so that none ends up in a log. */
  allTokens(): readonly string[] {
    const environment = this.options.environmentToken;
    return [...this.#stored.map(({ token }) => token), ...(environment ? [environment] : [])];
  }

  tokenOf(accountKey: string): string | undefined {
    return accountKey === environmentKey
      ? this.options.environmentToken
      : this.#stored.find(({ key }) => key === accountKey)?.token;
  }

  /** Stores a verified token. It replaces an account of the same user or with the same token. */
  async add({ label: wanted, isPerson = true, apiUrl, token }: NewAccount): Promise<Account> {
    let key: string = randomUUID();
    let label = wanted;
    await this.#change((before) => {
      const here = before.filter((old) => old.apiUrl === apiUrl);
      const same = here.find((old) => old.token === token || (isPerson && old.label === wanted));
      key = same?.key ?? key;
      label = distinct(
        wanted,
        here.filter((old) => old !== same).map((old) => old.label),
      );
      return [...before.filter((old) => old !== same), { key, label, apiUrl, token }];
    });
    return { key, label, apiUrl, source: "stored" };
  }

  remove(accountKey: string): Promise<void> {
    return this.#change((before) => before.filter(({ key }) => key !== accountKey));
  }

  dispose(): void {
    this.#storeListener.dispose();
    this.#changed.dispose();
  }

  /**
   * One change after another, so that none is lost. Reloads explicitly: the store's own event may
   * come late or, if the keyring fails, never.
   */
  #change(alter: (before: readonly StoredAccount[]) => readonly StoredAccount[]): Promise<void> {
    const { store } = this.options;
    const changed = this.#changes.then(async () => {
      await store.write(alter(await store.read()));
      await this.load();
    });
    this.#changes = changed.catch(() => undefined);
    return changed;
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

/** "Laptop", and for the next of that name "Laptop 2". */
function distinct(label: string, others: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? label : `${label} ${String(number)}`;
    if (!others.includes(candidate)) {
      return candidate;
    }
  }
}
