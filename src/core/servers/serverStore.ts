import type { Account } from "./account";
import { AccountServers, countUp, type AccountSnapshot } from "./accountServers";
import { Emitter } from "../base/emitter";
import type { Server, ServerRef } from "./server";

/** An account together with what is known of its servers. */
export interface AccountView {
  readonly account: Account;
  readonly snapshot: AccountSnapshot;
}

export interface ServerView {
  readonly account: Account;
  readonly server: Server;
}

export function refOf({ account, server }: ServerView): ServerRef {
  return { accountKey: account.key, serverId: server.id };
}

/** The servers of every account that is signed in. Rows and panels are drawn from here. */
export class ServerStore {
  readonly #accounts = new Map<string, { account: Account; servers: AccountServers }>();
  readonly #nextOrder = countUp();
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;

  /** Accounts that are no longer there are forgotten with all that is known of them. */
  setAccounts(accounts: readonly Account[]): void {
    const keys = new Set(accounts.map(({ key }) => key));
    for (const key of this.#accounts.keys()) {
      if (!keys.has(key)) {
        this.#accounts.delete(key);
      }
    }
    for (const account of accounts) {
      const servers =
        this.#accounts.get(account.key)?.servers ?? new AccountServers(this.#nextOrder);
      this.#accounts.set(account.key, { account, servers });
    }
    this.#changed.fire(undefined);
  }

  views(): readonly AccountView[] {
    return [...this.#accounts.values()].map(({ account, servers }) => ({
      account,
      snapshot: servers.snapshot(),
    }));
  }

  allServers(): readonly ServerView[] {
    return this.views().flatMap(({ account, snapshot }) =>
      snapshot.servers.map((server) => ({ account, server })),
    );
  }

  find({ accountKey, serverId }: ServerRef): ServerView | undefined {
    const entry = this.#accounts.get(accountKey);
    const server = entry?.servers.find(serverId);
    return entry && server ? { account: entry.account, server } : undefined;
  }

  /**
   * Changes one account's servers and tells the listeners. Undefined when the account has signed
   * out meanwhile: the answer that brought the change is dropped.
   */
  update<T>(accountKey: string, change: (servers: AccountServers) => T): T | undefined {
    const entry = this.#accounts.get(accountKey);
    if (!entry) {
      return undefined;
    }
    const result = change(entry.servers);
    this.#changed.fire(undefined);
    return result;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
