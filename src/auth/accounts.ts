import { randomUUID } from "node:crypto";
import type { Account } from "../core/servers/account";
import { Emitter, type Disposable } from "../core/base/emitter";
import type { AccountStore, StoredAccount } from "./accountStore";

export interface AccountsOptions {
  readonly store: Pick<AccountStore, "read" | "write" | "onDidChange">;
  /** The API that is in the settings now; accounts of another one sleep. */
  readonly apiUrl: () => string | undefined;
  /** VPS_API_TOKEN as this window was started with it. */
  readonly environmentToken: string | undefined;
}

export interface NewAccount {
  readonly label: string;
  /** False where the label does not tell one person from another. */
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
  /** The token in the environment names no API: it belongs to the one of its window's start. */
  readonly #environmentApiUrl: string | undefined;
  readonly #changed = new Emitter<undefined>();
  readonly #signedOut = new Emitter<string>();
  /** Fires with the key of an account that the user has signed out of. */
  readonly onDidSignOut = this.#signedOut.event;
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

  async remove(accountKey: string): Promise<void> {
    await this.#change((before) => before.filter(({ key }) => key !== accountKey));
    this.#signedOut.fire(accountKey);
  }

  dispose(): void {
    this.#storeListener.dispose();
    this.#changed.dispose();
    this.#signedOut.dispose();
  }

  /**
   * One change after the other, so that none is lost. Loads by itself: the store's own event may
   * come late or, where the keyring fails, never.
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
