import type { Clock } from "../base/clock";
import { Emitter } from "../base/emitter";
import type { Account } from "./account";
import { AccountServers, type AccountSnapshot } from "./accountServers";
import type { AccountState } from "./accountState";
import { countUp } from "./numberLine";
import { noMarks, Protection, type MarkMemory } from "./protection";
import type { Server, ServerRef } from "./server";
import { ShownServers } from "./shownServers";

/** An account together with what is known of its servers. */
export interface AccountView {
  readonly account: Account;
  readonly snapshot: AccountSnapshot;
}

export interface ServerView {
  readonly account: Account;
  readonly server: Server;
}

/** What is another one now: these servers of the account, or the account itself. */
export interface StoreChange {
  readonly accountKey: string;
  /** Empty if only the state of the account's list has changed. "all": it came, went or was renamed. */
  readonly ids: ReadonlySet<string> | "all";
}

export function refOf({ account, server }: ServerView): ServerRef {
  return { accountKey: account.key, serverId: server.id };
}

export function concerns({ accountKey, ids }: StoreChange, ref: ServerRef): boolean {
  return accountKey === ref.accountKey && (ids === "all" || ids.has(ref.serverId));
}

interface Entry {
  readonly account: Account;
  readonly servers: AccountServers;
  readonly shown: ShownServers;
}

/** The servers of every account that is signed in. Rows and panels are drawn from here. */
export class ServerStore {
  readonly #accounts = new Map<string, Entry>();
  readonly #nextOrder = countUp();
  readonly #changed = new Emitter<StoreChange>();
  readonly onDidChange = this.#changed.event;

  readonly #protection: Protection;

  constructor(
    private readonly clock: Pick<Clock, "elapsedMs" | "now">,
    marks: MarkMemory = noMarks,
  ) {
    this.#protection = new Protection(marks);
    this.#protection.look();
  }

  /** Accounts that are no longer there are forgotten with all that is known of them. */
  setAccounts(accounts: readonly Account[]): void {
    const before = new Map([...this.#accounts].map(([key, { account }]) => [key, account]));
    const known = new Map(this.#accounts);
    this.#accounts.clear();
    for (const account of accounts) {
      const entry = known.get(account.key) ?? this.#newEntry(account);
      this.#accounts.set(account.key, { ...entry, account });
    }
    const isOther = ({ key, label, apiUrl }: Account) =>
      before.get(key)?.label !== label || before.get(key)?.apiUrl !== apiUrl;
    const gone = [...before.keys()].filter((key) => !this.#accounts.has(key));
    for (const accountKey of [...gone, ...accounts.filter(isOther).map(({ key }) => key)]) {
      this.#changed.fire({ accountKey, ids: "all" });
    }
  }

  accounts(): readonly Account[] {
    return [...this.#accounts.values()].map(({ account }) => account);
  }

  account(accountKey: string): Account | undefined {
    return this.#accounts.get(accountKey)?.account;
  }

  /** What is known of an account's list; unlike its snapshot it costs nothing. */
  stateOf(accountKey: string): AccountState | undefined {
    return this.#accounts.get(accountKey)?.servers.state;
  }

  views(): readonly AccountView[] {
    return [...this.#accounts.values()].map(({ account, servers }) => ({
      account,
      snapshot: servers.snapshot(),
    }));
  }

  serversOf(accountKey: string): readonly Server[] {
    return this.#accounts.get(accountKey)?.servers.snapshot().servers ?? [];
  }

  countOf(accountKey: string): number {
    return this.#accounts.get(accountKey)?.servers.count ?? 0;
  }

  /** How long ago an account's newest good list came; infinite if none came in this session. */
  listAgeMs(accountKey: string): number {
    return this.#accounts.get(accountKey)?.servers.listAgeMs(this.clock.now()) ?? Infinity;
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

  /** True for a server that the API does not have any more, or never had. */
  isGone({ accountKey, serverId }: ServerRef): boolean {
    return this.#accounts.get(accountKey)?.servers.isGone(serverId) ?? false;
  }

  /**
   * Changes one account's servers and calls the listeners if anything is another one now. Undefined
   * if the account has signed out meanwhile: the answer that brought the change is dropped.
   */
  update<T>(accountKey: string, change: (servers: AccountServers) => T): T | undefined {
    const entry = this.#accounts.get(accountKey);
    if (!entry) {
      return undefined;
    }
    const result = change(entry.servers);
    this.#showMarks();
    this.#tell(accountKey, entry);
    return result;
  }

  /** Asks where the marks are kept, since another window may have set one just now. */
  isProtected({ accountKey, serverId }: ServerRef): boolean {
    this.#showMarks();
    return this.#accounts.get(accountKey)?.shown.isProtected(serverId) ?? false;
  }

  async protect(refs: readonly ServerRef[], isOn: boolean): Promise<void> {
    for (const { accountKey, serverId } of refs) {
      const entry = this.#accounts.get(accountKey);
      if (entry) {
        await this.#protection.set(entry.account.apiUrl, entry.shown.idsOf(serverId), isOn);
      }
    }
    this.#showMarks();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #newEntry(account: Account): Entry {
    const shown = new ShownServers((id) => this.#protection.has(account.apiUrl, id));
    return { account, shown, servers: new AccountServers(this.#nextOrder, this.clock, shown) };
  }

  #showMarks(): void {
    if (this.#protection.look()) {
      for (const [accountKey, entry] of this.#accounts) {
        entry.shown.mark();
        this.#tell(accountKey, entry);
      }
    }
  }

  #tell(accountKey: string, { servers }: Entry): void {
    const ids = servers.takeChanges();
    if (ids) {
      this.#changed.fire({ accountKey, ids });
    }
  }
}
