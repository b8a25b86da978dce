import type { Accounts } from "../auth/accounts";
import type { Account } from "../core/servers/account";
import type { Disposable } from "../core/base/emitter";
import type { Logger } from "../core/base/logger";
import type { ServerRefresher } from "../core/refresh/serverRefresher";
import type { ServerStore } from "../core/servers/serverStore";
import type { ListCache } from "./listCache";

export interface AccountSyncDependencies {
  readonly accounts: Pick<Accounts, "load" | "list" | "tokenOf" | "onDidChange">;
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly cache: ListCache;
  readonly history: { readonly removeAccount: (accountKey: string) => Promise<void> };
  readonly logger: Logger;
}

/**
 * Keeps the store in sync with the signed-in accounts, here or in another window, and the lists on
 * disk in sync with the store.
 */
export class AccountSync {
  readonly #listeners: readonly Disposable[];
  readonly #writtenAsOfMs = new Map<string, number>();
  #work: Promise<unknown> = Promise.resolve();

  constructor(private readonly dependencies: AccountSyncDependencies) {
    const { accounts, store } = dependencies;
    this.#listeners = [
      accounts.onDidChange(() => {
        this.accountsChanged();
      }),
      store.onDidChange(() => {
        this.#keepNewLists();
      }),
    ];
  }

  async start(): Promise<void> {
    await this.dependencies.accounts.load();
    await this.#work;
  }

  /**
   * Also called after the API's address has changed, since every account belongs to one address.
   */
  accountsChanged(): void {
    this.#work = this.#work
      .then(() => this.#follow())
      .catch((fault: unknown) => {
        this.dependencies.logger.error(`The accounts could not be updated: ${String(fault)}`);
      });
  }

  /** Waits until the servers of every account have been requested at least once. */
  async ready(): Promise<void> {
    await this.#work;
    const { store, refresher } = this.dependencies;
    const unasked = store
      .views()
      .filter(({ snapshot }) => snapshot.asOfMs === undefined && !snapshot.problem);
    await Promise.all(unasked.map(({ account }) => refresher.refreshList(account.key)));
  }

  dispose(): void {
    for (const listener of this.#listeners) {
      listener.dispose();
    }
  }

  /** Shows the last session's list at once, and requests the current one. */
  async #follow(): Promise<void> {
    const { accounts, store, refresher, cache, history } = this.dependencies;
    const before = new Set(store.views().map(({ account }) => account.key));
    const now = accounts.list();
    store.setAccounts(now);
    await Promise.all(
      now.filter(({ key }) => !before.has(key)).map((added) => this.#restore(added)),
    );
    for (const { key } of now) {
      refresher.refreshList(key).catch((fault: unknown) => {
        this.dependencies.logger.error(`The list could not be refreshed: ${String(fault)}`);
      });
    }
    const signedOut = [...before].filter((key) => accounts.tokenOf(key) === undefined);
    await Promise.all(signedOut.flatMap((key) => [cache.remove(key), history.removeAccount(key)]));
  }

  async #restore({ key, source }: Account): Promise<void> {
    const cached = source === "stored" ? await this.dependencies.cache.read(key) : undefined;
    if (cached) {
      this.#writtenAsOfMs.set(key, cached.asOfMs);
      this.dependencies.store.update(key, (servers) => {
        servers.restore({ servers: cached.servers, unreadableCount: 0 }, cached.asOfMs);
      });
    }
  }

  /** The environment may hold another user's token next time, so its list is not kept. */
  #keepNewLists(): void {
    for (const { account, snapshot } of this.dependencies.store.views()) {
      const { asOfMs, servers } = snapshot;
      const isNew = asOfMs !== undefined && asOfMs !== this.#writtenAsOfMs.get(account.key);
      if (account.source === "stored" && isNew) {
        this.#writtenAsOfMs.set(account.key, asOfMs);
        this.dependencies.cache.write(account.key, { asOfMs, servers }).catch((fault: unknown) => {
          this.dependencies.logger.warn(`The list could not be saved: ${String(fault)}`);
        });
      }
    }
  }
}
