import type { PowerAction } from "./powerAction";
import { transitionOf } from "./powerAction";
import { PendingChanges, type PendingChange, type ShownChange } from "./pendingChanges";
import { listedServer } from "./listedServer";
import type { Problem } from "../base/problem";
import type { Server } from "./server";
import type { ServerList } from "./serverList";
import { deletingStatus } from "./serverStatus";

export type { ServerList };

/** One account's servers as last known, and what is wrong with that knowledge. */
export interface AccountSnapshot {
  readonly servers: readonly Server[];
  readonly unreadableCount: number;
  /** When the last good list arrived; undefined while there has been none. */
  readonly asOfMs: number | undefined;
  /** Why the newest refresh failed; undefined when it did not. */
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
  /** True while the list is that of an earlier session. */
  readonly isRestored: boolean;
  /** Servers that were there and are not any more, although nobody deleted them here. */
  readonly vanished: readonly VanishedServer[];
}

export interface VanishedServer {
  readonly name: string;
  readonly lastSeenMs: number;
}

/**
 * One account's servers. Every question to the API takes a number from `nextOrder` before it is
 * asked, so that a slow old answer never overwrites what a later question has learned.
 */
export class AccountServers {
  #listOrder = 0;
  readonly #loading = new Set<number>();
  #list: ServerList = { servers: [], unreadableCount: 0 };
  #asOfMs: number | undefined;
  #problem: Problem | undefined;
  #isRestored = false;
  #vanished: readonly VanishedServer[] = [];
  readonly #serverOrders = new Map<string, number>();
  readonly #pending = new PendingChanges();

  /** @param nextOrder counts for all accounts: one may go and come back before its answer does. */
  constructor(readonly nextOrder: () => number) {}

  snapshot(): AccountSnapshot {
    return {
      servers: this.#list.servers.map((server) => this.#pending.show(server)),
      unreadableCount: this.#list.unreadableCount,
      asOfMs: this.#asOfMs,
      problem: this.#problem,
      isLoading: this.#loading.size > 0,
      isRestored: this.#isRestored,
      vanished: this.#vanished,
    };
  }

  find(serverId: string): Server | undefined {
    const server = this.#known(serverId);
    return server && this.#pending.show(server);
  }

  isPending(serverId: string): boolean {
    return this.#pending.has(serverId);
  }

  /** The list of an earlier session; any answer is newer than it. */
  restore(list: ServerList, asOfMs: number): void {
    if (this.#asOfMs === undefined) {
      this.#list = list;
      this.#asOfMs = asOfMs;
      this.#isRestored = true;
    }
  }

  /** The person has taken note of the servers that vanished. */
  forgetVanished(): void {
    this.#vanished = [];
  }

  listAsked(): number {
    const order = this.nextOrder();
    this.#loading.add(order);
    return order;
  }

  listArrived(order: number, list: ServerList, nowMs: number): void {
    this.#loading.delete(order);
    if (order < this.#listOrder) {
      return;
    }
    const before = this.#withoutDeleted();
    const lastSeenMs = this.#asOfMs ?? nowMs;
    this.#listOrder = order;
    this.#asOfMs = nowMs;
    this.#problem = undefined;
    this.#isRestored = false;
    const known = new Map(this.#list.servers.map((server) => [server.id, server]));
    const seen = new Set(list.servers.map(({ id }) => id));
    const newer = [...known.values()].filter(
      ({ id }) => !seen.has(id) && this.#knownSince(id) > order,
    );
    const servers = list.servers
      .filter(({ id }) => known.has(id) || this.#knownSince(id) <= order)
      .map((server) => {
        const old = known.get(server.id);
        return old && this.#knownSince(server.id) > order
          ? old
          : this.#observed(server, order, nowMs, old);
      });
    this.#list = { servers: [...servers, ...newer], unreadableCount: list.unreadableCount };
    this.#forgetGone();
    // A server that cannot be read is still there.
    if (list.unreadableCount === 0) {
      this.#noteVanished(before, lastSeenMs);
    }
  }

  listFailed(order: number, problem: Problem): void {
    this.#loading.delete(order);
    if (order > this.#listOrder && problem.kind !== "cancelled") {
      this.#problem = problem;
    }
  }

  /** One server's own answer, or that of a change to it. */
  serverArrived(order: number, server: Server, nowMs: number): void {
    if (this.#knownSince(server.id) > order) {
      return;
    }
    this.#serverOrders.set(server.id, order);
    const observed = this.#observed(server, order, nowMs);
    const isKnown = this.#list.servers.some(({ id }) => id === server.id);
    this.#list = {
      ...this.#list,
      servers: isKnown
        ? this.#list.servers.map((old) => (old.id === server.id ? observed : old))
        : [...this.#list.servers, observed],
    };
  }

  removeServer(order: number, serverId: string): void {
    if (this.#knownSince(serverId) > order) {
      return;
    }
    this.#serverOrders.set(serverId, order);
    const servers = this.#list.servers.filter(({ id }) => id !== serverId);
    this.#list = { ...this.#list, servers };
    this.#forgetGone();
  }

  /** The API says that a server is gone, which nobody here has deleted. */
  removeVanished(order: number, serverId: string, nowMs: number): void {
    const before = this.#withoutDeleted();
    this.removeServer(order, serverId);
    this.#noteVanished(before, this.#asOfMs ?? nowMs);
  }

  actionSent(serverId: string, action: PowerAction): PendingChange | undefined {
    const statusBefore = this.#known(serverId)?.status;
    return this.beginChange({
      serverId,
      shown: { status: transitionOf(action) },
      isConfirmedBy: ({ status }) => status !== statusBefore,
    });
  }

  /** Undefined where the server is gone meanwhile. */
  beginChange(change: PendingChange): PendingChange | undefined {
    if (!this.#known(change.serverId)) {
      return undefined;
    }
    this.#pending.add(change);
    return change;
  }

  /** The API has said yes, and perhaps what the server is like now. */
  acceptChange(change: PendingChange, now: ShownChange, nowMs: number): void {
    const order = this.nextOrder();
    this.#serverOrders.set(change.serverId, order);
    this.#pending.accept(change, { order, atMs: nowMs });
    const servers = this.#list.servers.map((server) =>
      server.id === change.serverId ? { ...server, ...now } : server,
    );
    this.#list = { ...this.#list, servers };
  }

  endChange(change: PendingChange): void {
    this.#pending.drop(change);
  }

  #known(serverId: string): Server | undefined {
    return this.#list.servers.find(({ id }) => id === serverId);
  }

  #knownSince(serverId: string): number {
    return this.#serverOrders.get(serverId) ?? 0;
  }

  /** Takes an answer over, and with it the end of the changes that it confirms. */
  #observed(server: Server, order: number, nowMs: number, known?: Server): Server {
    this.#pending.observe(server, { order, atMs: nowMs });
    return listedServer(server, known);
  }

  /** Whom nobody will miss: a server that is being deleted here may go. */
  #withoutDeleted(): readonly Server[] {
    return this.snapshot().servers.filter(({ status }) => status !== deletingStatus);
  }

  #noteVanished(before: readonly Server[], lastSeenMs: number): void {
    const ids = new Set(this.#list.servers.map(({ id }) => id));
    const gone = before.filter(({ id }) => !ids.has(id));
    this.#vanished = [...this.#vanished, ...gone.map(({ name }) => ({ name, lastSeenMs }))];
  }

  #forgetGone(): void {
    const ids = new Set(this.#list.servers.map(({ id }) => id));
    this.#pending.keepOnly((id) => ids.has(id));
  }
}

/** Numbers from 1 on. */
export function countUp(): () => number {
  let last = 0;
  return () => (last += 1);
}
