import type { Clock } from "../base/clock";
import { Emitter } from "../base/emitter";
import type { Problem } from "../base/problem";
import { problemOf } from "../base/problemError";
import { serverKey, type ServerDetails, type ServerRef } from "../servers/server";
import type { ListFilter } from "../servers/serverList";
import type { ServerStore } from "../servers/serverStore";
import { Paces, type AccountPace } from "./accountPace";
import { confirmMissing } from "./confirmMissing";
import { RunningReads } from "./runningReads";
import type { ServerReads } from "./serverReads";

/** How one refresh ended; no problem either where nothing could be asked. */
export interface RefreshResult {
  readonly problem: Problem | undefined;
  /** What came was not all of the list, or only what an earlier one had left. */
  readonly isPartial?: true;
}

/** One server's own answer; without details it no longer exists. */
export interface ServerAnswer {
  readonly ref: ServerRef;
  readonly details: ServerDetails | undefined;
  readonly atMs: number;
}

/** Brings answers of the API into the store. */
export class ServerRefresher {
  readonly #lists = new RunningReads<ServerReads | undefined, RefreshResult>();
  readonly #details = new RunningReads<ServerReads | undefined, ServerDetails | undefined>();
  readonly #answered = new Emitter<ServerAnswer>();
  /** Fires for every answer about one server, whoever asked. */
  readonly onDidAnswer = this.#answered.event;

  constructor(
    private readonly store: ServerStore,
    private readonly apiOf: (accountKey: string) => ServerReads | undefined,
    private readonly clock: Clock,
    private readonly paces = new Paces(clock),
  ) {}

  paceOf(accountKey: string): AccountPace {
    return this.paces.of(accountKey);
  }

  async refreshAll(): Promise<readonly RefreshResult[]> {
    return Promise.all(this.store.accounts().map(({ key }) => this.refreshList(key)));
  }

  refreshList(accountKey: string): Promise<RefreshResult> {
    const api = this.apiOf(accountKey);
    return this.#confirmed(
      accountKey,
      this.#lists.shared(accountKey, api, () => this.#askForList(accountKey, api)),
    );
  }

  /** Asks from now on, and does not take a list that is on its way already. */
  refreshListAnew(accountKey: string): Promise<RefreshResult> {
    return this.#confirmed(accountKey, this.#listAnew(accountKey));
  }

  /** Asks for one location or state alone; the rest stays as old as it is. */
  async refreshGroup(accountKey: string, filter: ListFilter): Promise<RefreshResult> {
    const api = this.apiOf(accountKey);
    const order = this.store.update(accountKey, (servers) => servers.nextOrder());
    if (!api || order === undefined) {
      return { problem: undefined };
    }
    try {
      const list = await api.listServers(filter);
      this.store.update(accountKey, (servers) => {
        servers.groupArrived(order, list, filter);
      });
      if (list.problem) {
        return { problem: list.problem };
      }
    } catch (caught) {
      const problem = problemOf(caught);
      if (!problem) {
        throw caught;
      }
      return { problem };
    }
    return this.#confirmed(accountKey, Promise.resolve({ problem: undefined }));
  }

  /**
   * Asks for one server. Undefined for one that does not exist, which leaves the store; any other
   * problem is thrown, and the store keeps what it had.
   */
  refreshServer(ref: ServerRef): Promise<ServerDetails | undefined> {
    const api = this.apiOf(ref.accountKey);
    return this.#details.shared(serverKey(ref), api, () => this.#askForServer(ref, api));
  }

  /** The same, but never with the answer to a request that was sent before. */
  refreshServerAnew(ref: ServerRef): Promise<ServerDetails | undefined> {
    const api = this.apiOf(ref.accountKey);
    return this.#details.anew(serverKey(ref), api, () => this.#askForServer(ref, api));
  }

  /** A server that a list lacks is asked for by itself before anybody hears that it is gone. */
  async #confirmed(accountKey: string, asked: Promise<RefreshResult>): Promise<RefreshResult> {
    const result = await asked;
    if (!result.problem) {
      await confirmMissing(accountKey, this.store, this.clock, {
        askForServer: (serverId) => this.refreshServer({ accountKey, serverId }),
        isPaused: () => this.paceOf(accountKey).pauseLeftMs() > 0,
        askForList: () => this.#listAnew(accountKey),
      });
    }
    return result;
  }

  #listAnew(accountKey: string): Promise<RefreshResult> {
    const api = this.apiOf(accountKey);
    return this.#lists.anew(accountKey, api, () => this.#askForList(accountKey, api));
  }

  async #askForList(accountKey: string, api: ServerReads | undefined): Promise<RefreshResult> {
    const order = api && this.store.update(accountKey, (servers) => servers.listAsked());
    if (!api || order === undefined) {
      return { problem: undefined };
    }
    const askedMs = this.clock.now();
    try {
      const list = await api.listServers();
      // What has arrived of a list that ended in a problem may have arrived long before that.
      const asOfMs = list.problem ? askedMs : this.clock.now();
      this.store.update(accountKey, (servers) => {
        servers.listArrived(order, list, asOfMs);
      });
      return { problem: list.problem, ...(list.isWhole === false ? { isPartial: true } : {}) };
    } catch (caught) {
      const problem = problemOf(caught);
      // What is wrong with a token that has been replaced since is of no interest.
      const isCurrent = this.apiOf(accountKey) === api;
      this.store.update(accountKey, (servers) => {
        servers.listFailed(order, (isCurrent ? problem : undefined) ?? { kind: "cancelled" });
      });
      if (!problem) {
        throw caught;
      }
      return { problem };
    }
  }

  async #askForServer(
    ref: ServerRef,
    api: ServerReads | undefined,
    isSecondTry = false,
  ): Promise<ServerDetails | undefined> {
    const { accountKey, serverId } = ref;
    const nextOrder = () => this.store.update(accountKey, (servers) => servers.nextOrder());
    const firstOrder = nextOrder();
    if (!api || firstOrder === undefined) {
      return undefined;
    }
    // A pause may have begun since the first try.
    const mayAskAgain = () => !isSecondTry && this.paceOf(accountKey).pauseLeftMs() === 0;
    let order = firstOrder;
    try {
      // What is asked again after a failure is newer than a list that was asked for meanwhile.
      const details = await api.getServer(serverId, () => (order = nextOrder() ?? order));
      const isNews = this.store.update(accountKey, (s) => s.serverArrived(order, details));
      if (isNews || this.store.find(ref)) {
        // Where a later question knows better, the figures are still the newest there are.
        this.#answered.fire({ ref, details, atMs: this.clock.now() });
        return details;
      }
      const isSignedOut = isNews === undefined;
      return isSignedOut || !mayAskAgain() ? details : await this.#askForServer(ref, api, true);
    } catch (caught) {
      if (problemOf(caught)?.kind !== "notFound") {
        throw caught;
      }
      const atMs = this.clock.now();
      const isNews = this.store.update(accountKey, (s) => s.removeVanished(order, serverId, atMs));
      if (isNews) {
        this.#answered.fire({ ref, details: undefined, atMs });
      }
      if (isNews !== false) {
        return undefined;
      }
      if (!mayAskAgain()) {
        throw caught;
      }
      return this.#askForServer(ref, api, true);
    }
  }
}
