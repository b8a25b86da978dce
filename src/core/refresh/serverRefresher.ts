import type { AccountServers } from "../servers/accountServers";
import type { Clock } from "../base/clock";
import { Emitter } from "../base/emitter";
import type { Problem } from "../base/problem";
import { problemOf } from "../base/problemError";
import { serverKey, type ServerDetails, type ServerRef } from "../servers/server";
import type { ServerSource } from "./serverSource";
import type { ServerStore } from "../servers/serverStore";

/** How one refresh ended; undefined where nothing could be asked. */
export type RefreshResult = { readonly problem: Problem | undefined };

/** One server's own answer; without details it no longer exists. */
export interface ServerAnswer {
  readonly ref: ServerRef;
  readonly details: ServerDetails | undefined;
  readonly atMs: number;
}

/** Brings answers of the API into the store. Questions that overlap are asked once. */
export class ServerRefresher {
  readonly #lists = new Map<string, Promise<RefreshResult>>();
  readonly #details = new Map<string, Promise<ServerDetails | undefined>>();
  readonly #answered = new Emitter<ServerAnswer>();
  /** Told of every answer about one server, whoever asked. */
  readonly onDidAnswer = this.#answered.event;

  constructor(
    private readonly store: ServerStore,
    private readonly sourceOf: (accountKey: string) => ServerSource | undefined,
    private readonly clock: Clock,
  ) {}

  async refreshAll(): Promise<readonly RefreshResult[]> {
    const keys = this.store.views().map(({ account }) => account.key);
    return Promise.all(keys.map((key) => this.refreshList(key)));
  }

  refreshList(accountKey: string): Promise<RefreshResult> {
    return shared(this.#lists, accountKey, () => this.#askForList(accountKey));
  }

  /** Waits for a list that was asked for from now on, not for one that is on its way already. */
  async refreshListAnew(accountKey: string): Promise<RefreshResult> {
    await this.#lists.get(accountKey);
    return this.refreshList(accountKey);
  }

  /**
   * Asks for one server. A server that no longer exists leaves the store; any other problem is
   * thrown, and the store keeps what it had.
   */
  refreshServer(ref: ServerRef): Promise<ServerDetails | undefined> {
    return shared(this.#details, serverKey(ref), () => this.#askForServer(ref));
  }

  async #askForList(accountKey: string): Promise<RefreshResult> {
    const source = this.sourceOf(accountKey);
    const order = source && this.store.update(accountKey, (servers) => servers.listAsked());
    if (!source || order === undefined) {
      return { problem: undefined };
    }
    try {
      const list = await source.listServers();
      this.store.update(accountKey, (servers) => {
        servers.listArrived(order, list, this.clock.now());
      });
      return { problem: undefined };
    } catch (caught) {
      const problem = problemOf(caught);
      this.store.update(accountKey, (servers) => {
        servers.listFailed(order, problem ?? { kind: "cancelled" });
      });
      if (!problem) {
        throw caught;
      }
      return { problem };
    }
  }

  async #askForServer(ref: ServerRef): Promise<ServerDetails | undefined> {
    const { accountKey, serverId } = ref;
    const source = this.sourceOf(accountKey);
    const order = this.store.update(accountKey, (servers) => servers.nextOrder());
    if (!source || order === undefined) {
      return undefined;
    }
    try {
      const details = await source.getServer(serverId);
      this.#keep(ref, details, (servers, nowMs) => {
        servers.serverArrived(order, details, nowMs);
      });
      return details;
    } catch (caught) {
      if (problemOf(caught)?.kind === "notFound") {
        this.#keep(ref, undefined, (servers, nowMs) => {
          servers.removeVanished(order, serverId, nowMs);
        });
        return undefined;
      }
      throw caught;
    }
  }

  /** The answer to an account that has signed out meanwhile is dropped. */
  #keep(
    ref: ServerRef,
    details: ServerDetails | undefined,
    change: (servers: AccountServers, nowMs: number) => void,
  ): void {
    const atMs = this.clock.now();
    const isKept = this.store.update(ref.accountKey, (servers) => {
      change(servers, atMs);
      return true;
    });
    if (isKept) {
      this.#answered.fire({ ref, details, atMs });
    }
  }
}

function shared<T>(
  running: Map<string, Promise<T>>,
  key: string,
  ask: () => Promise<T>,
): Promise<T> {
  const current = running.get(key);
  if (current) {
    return current;
  }
  const asked = ask().finally(() => {
    running.delete(key);
  });
  running.set(key, asked);
  return asked;
}
