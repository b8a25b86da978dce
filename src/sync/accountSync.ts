import type { Accounts } from "../auth/accounts";
import type { Clock } from "../core/base/clock";
import type { Disposable } from "../core/base/emitter";
import type { Logger } from "../core/base/logger";
import type { ServerRefresher } from "../core/refresh/serverRefresher";
import type { Account } from "../core/servers/account";
import type { ServerStore } from "../core/servers/serverStore";
import type { KeptLists } from "./keptLists";

export interface AccountSyncDependencies {
  readonly accounts: Pick<Accounts, "load" | "list" | "tokenOf" | "onDidChange" | "onDidSignOut">;
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly lists: Pick<KeptLists, "restore" | "remove">;
  /** What else is kept of an account, until the user signs out of it. */
  readonly belongings: readonly { readonly removeAccount: (accountKey: string) => Promise<void> }[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A command does not wait for longer than this once there is anything to choose from. */
const longestWaitMs = 2_000;

/**
 * Keeps the store in step with who is signed in, here or in another window. An account that is not
 * there may be there again a moment later; what is kept of it goes only when the user signs out.
 */
export class AccountSync {
  readonly #listeners: readonly Disposable[];
  readonly #tokens = new Map<string, string | undefined>();
  /** First lists that wait for the end of a pause. */
  readonly #waiting = new Map<string, Disposable>();
  #work: Promise<unknown> = Promise.resolve();

  constructor(private readonly dependencies: AccountSyncDependencies) {
    const { accounts } = dependencies;
    this.#listeners = [
      accounts.onDidChange(() => {
        this.accountsChanged();
      }),
      accounts.onDidSignOut((accountKey) => {
        // First it leaves the store, so that nothing of it is written any more.
        this.accountsChanged();
        this.#do(() => this.#forget(accountKey));
      }),
    ];
  }

  async start(): Promise<void> {
    await this.dependencies.accounts.load();
    await this.#work;
  }

  /** Call after a change of the API's address too, since accounts belong to one. */
  accountsChanged(): void {
    this.#do(() => this.#follow());
  }

  /**
   * Waits until every account has been asked for its servers at least once; but not for long where
   * one account has answered and another one does not.
   */
  async ready(): Promise<void> {
    await this.#work;
    const { store, refresher, clock } = this.dependencies;
    const unasked = store.accounts().filter(({ key }) => {
      const { asOfMs, problem } = store.stateOf(key) ?? {};
      return asOfMs === undefined && !problem;
    });
    const asked = Promise.all(unasked.map(({ key }) => refresher.refreshList(key)));
    if (unasked.length > 0 && unasked.length === store.accounts().length) {
      await Promise.race(unasked.map(({ key }) => refresher.refreshList(key)));
    }
    await new Promise<void>((resolve, reject) => {
      const timer = clock.after(longestWaitMs, resolve);
      asked
        .then(() => {
          resolve();
        }, reject)
        .finally(() => {
          timer.dispose();
        });
    });
  }

  dispose(): void {
    for (const part of [...this.#listeners, ...this.#waiting.values()]) {
      part.dispose();
    }
  }

  #do(work: () => Promise<unknown>): void {
    this.#work = this.#work.then(work).catch((fault: unknown) => {
      this.dependencies.logger.error(`Accounts could not be followed: ${String(fault)}`);
    });
  }

  /** Shows the list of the last session at once, and asks for the present one. */
  async #follow(): Promise<void> {
    const { accounts, store, lists } = this.dependencies;
    const now = accounts.list();
    const added = now.filter(({ key }) => !store.account(key));
    store.setAccounts(now);
    await Promise.all(added.map((account) => lists.restore(account)));
    const news = now.filter((account) => this.#isNews(account));
    await Promise.all(news.map(({ key }) => this.#firstList(key)));
  }

  /** Waits where another window, or this one before it was closed, was told to. */
  async #firstList(accountKey: string): Promise<void> {
    const { store, refresher, clock } = this.dependencies;
    const pauseMs = await refresher.paceOf(accountKey).sharedPauseLeftMs();
    this.#waiting.get(accountKey)?.dispose();
    this.#waiting.delete(accountKey);
    if (!store.account(accountKey)) {
      return;
    }
    if (pauseMs > 0) {
      store.update(accountKey, (servers) => {
        servers.listFailed(servers.listAsked(), { kind: "rateLimited", retryAfterMs: pauseMs });
      });
      // Meanwhile another pause may have begun, whose end nobody was waiting for.
      const timer = clock.after(pauseMs, () => void this.#firstList(accountKey));
      this.#waiting.set(accountKey, timer);
    } else {
      this.#ask(accountKey);
    }
  }

  #ask(accountKey: string): void {
    const { refresher, logger } = this.dependencies;
    refresher.refreshList(accountKey).catch((fault: unknown) => {
      logger.error(`The list could not be refreshed: ${String(fault)}`);
    });
  }

  /** False for an account whose list was asked for with the token that it still has. */
  #isNews({ key }: Account): boolean {
    const { accounts, store } = this.dependencies;
    const token = accounts.tokenOf(key);
    const { asOfMs, isRestored, problem } = store.stateOf(key) ?? {};
    const isFresh = asOfMs !== undefined && !isRestored && !problem;
    const isSame = this.#tokens.get(key) === token;
    this.#tokens.set(key, token);
    return !isSame || !isFresh;
  }

  async #forget(accountKey: string): Promise<void> {
    const { lists, belongings } = this.dependencies;
    this.#tokens.delete(accountKey);
    this.#waiting.get(accountKey)?.dispose();
    this.#waiting.delete(accountKey);
    await Promise.all([
      lists.remove(accountKey),
      ...belongings.map((belonging) => belonging.removeAccount(accountKey)),
    ]);
  }
}
