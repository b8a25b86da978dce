import type { Clock } from "../base/clock";
import type { Problem } from "../base/problem";
import { outcomeOf, problemOf } from "../base/problemError";
import type { CreateRequest } from "../create/createAnswers";
import type { RefreshResult, ServerRefresher } from "../refresh/serverRefresher";
import type { Server, ServerRef } from "../servers/server";
import type { ServerStore } from "../servers/serverStore";
import type { CreationAttempt, CreationLedger } from "./creationLedger";
import { findOrdered, isAlike } from "./findOrdered";
import type { ServerApi } from "./serverApi";

/** How one request for a new server ended. */
export type CreationOutcome =
  | { readonly kind: "created"; readonly ref: ServerRef; readonly server: Server }
  /** No answer came, but the list has a server of that name that was not there before. */
  | { readonly kind: "adopted"; readonly ref: ServerRef; readonly server: Server }
  | UnknownCreation
  /** Nothing was created: the API said no, or the request never left. */
  | { readonly kind: "refused"; readonly problem: Problem };

/** Nobody can tell whether it was created. */
export interface UnknownCreation {
  readonly kind: "unknown";
  readonly attempt: CreationAttempt;
  /** Why the list could not be asked either; undefined if it could. */
  readonly listProblem: Problem | undefined;
  /** Servers in the list that it may be. */
  readonly found: readonly Server[];
  /** How much of the list could not be read: it may be there, too. */
  readonly unreadCount: number;
}

export interface CreationDependencies {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly apiOf: (accountKey: string) => ServerApi | undefined;
  readonly ledger: CreationLedger;
  readonly clock: Clock;
}

const freshForMs = 30_000;
const forgottenAfterMs = 7 * 24 * 3_600_000;

/** Creates servers. A request is sent once, whatever becomes of it: servers cost money. */
export class ServerCreation {
  /** Those whose answer this window still waits for. */
  readonly #sending = new Set<string>();

  constructor(private readonly dependencies: CreationDependencies) {}

  /**
   * Sends the order, unless one like it may have been carried out already: then it looks for that,
   * and whoever calls has to ask the user before `createAgain`.
   */
  async create(accountKey: string, request: CreateRequest): Promise<CreationOutcome> {
    const open = await this.dependencies.ledger.openOf(accountKey);
    const earlier = open.find((one) => isAlike(one.request, request));
    return earlier ? this.check(earlier) : this.#send(accountKey, request);
  }

  /** Sends it once more, if the list, asked right before, still shows nothing that it could be. */
  async createAgain(unknown: UnknownCreation, request: CreateRequest): Promise<CreationOutcome> {
    const { attempt } = unknown;
    const outcome = await this.check(attempt);
    const shown = new Set(unknown.found.map(({ id }) => id));
    const isAsShown =
      outcome.kind === "unknown" &&
      outcome.listProblem === undefined &&
      outcome.unreadCount <= unknown.unreadCount &&
      outcome.found.every(({ id }) => shown.has(id));
    if (!isAsShown) {
      return outcome;
    }
    await this.dependencies.ledger.strike(attempt);
    return this.#send(attempt.accountKey, request);
  }

  /** Asks the list, from now on, whether the server of an attempt exists after all. */
  async check(attempt: CreationAttempt): Promise<CreationOutcome> {
    const { store, clock, ledger } = this.dependencies;
    const { accountKey } = attempt;
    const { problem, isPartial } = await this.#wholeListOf(accountKey);
    if (!store.account(accountKey)) {
      const listProblem: Problem = { kind: "unauthorized" };
      return { kind: "unknown", attempt, listProblem, found: [], unreadCount: 0 };
    }
    const { certain, possible } = findOrdered(attempt, store.serversOf(accountKey));
    if (certain && !this.#sending.has(attempt.id)) {
      return this.adopt(attempt, certain);
    }
    const unreadCount = (store.stateOf(accountKey)?.unreadableCount ?? 0) + (isPartial ? 1 : 0);
    const isOld = clock.now() - attempt.sentAtMs > forgottenAfterMs;
    if (isOld && !problem && unreadCount === 0 && possible.length === 0) {
      await ledger.strike(attempt);
    }
    return { kind: "unknown", attempt, listProblem: problem, found: possible, unreadCount };
  }

  /** After a pause the list goes on where it ended, and what was ordered may stand before that. */
  async #wholeListOf(accountKey: string): Promise<RefreshResult> {
    const { refresher } = this.dependencies;
    const first = await refresher.refreshListAnew(accountKey);
    return first.isPartial && !first.problem ? refresher.refreshListAnew(accountKey) : first;
  }

  /** The server is the one that was ordered. */
  async adopt(attempt: CreationAttempt, server: Server): Promise<CreationOutcome> {
    await this.dependencies.ledger.strike(attempt);
    const ref = { accountKey: attempt.accountKey, serverId: server.id };
    return { kind: "adopted", ref, server };
  }

  /** The orders of the accounts that are signed in whose outcome is not known, the oldest first. */
  async open(): Promise<readonly CreationAttempt[]> {
    const { store, ledger } = this.dependencies;
    const all = await Promise.all(store.accounts().map(({ key }) => ledger.openOf(key)));
    return all.flat().filter(({ id }) => !this.#sending.has(id));
  }

  async #send(accountKey: string, request: CreateRequest): Promise<CreationOutcome> {
    const { store, ledger, apiOf, clock } = this.dependencies;
    const before = await this.#knownNow(accountKey);
    const api = apiOf(accountKey);
    if (!api) {
      return { kind: "refused", problem: { kind: "unauthorized" } };
    }
    const sentAtMs = clock.now();
    const attempt = await ledger.enter({
      accountKey,
      request,
      ...before,
      sentAtMs,
      problem: undefined,
    });
    const other = await this.#otherThan(attempt);
    if (other) {
      await ledger.strike(attempt);
      return this.check(other);
    }
    this.#sending.add(attempt.id);
    try {
      const server = await api.createServer(request);
      store.update(accountKey, (servers) => {
        servers.serverCreated(server);
      });
      await ledger.strike(attempt);
      return { kind: "created", ref: { accountKey, serverId: server.id }, server };
    } catch (caught) {
      this.#sending.delete(attempt.id);
      return await this.#afterProblem(attempt, caught);
    } finally {
      this.#sending.delete(attempt.id);
    }
  }

  /**
   * One like it that another window has written down at the same moment. Each window writes before it
   * looks, so at least one of them sees the other, and it is not sent twice.
   */
  async #otherThan({ id, accountKey, request }: CreationAttempt) {
    const open = await this.dependencies.ledger.openOf(accountKey);
    return open.find((one) => one.id !== id && isAlike(one.request, request));
  }

  async #afterProblem(attempt: CreationAttempt, caught: unknown): Promise<CreationOutcome> {
    const { ledger } = this.dependencies;
    const problem = problemOf(caught);
    if (!problem) {
      throw caught;
    }
    if (outcomeOf(problem) !== "unknown") {
      await ledger.strike(attempt);
      return { kind: "refused", problem };
    }
    const unknown = { ...attempt, problem };
    await ledger.update(unknown);
    return this.check(unknown);
  }

  /** What an earlier session knew, or a list of minutes ago, does not tell what is there now. */
  async #knownNow(
    accountKey: string,
  ): Promise<Pick<CreationAttempt, "idsBefore" | "knownUntilMs">> {
    const { store, refresher } = this.dependencies;
    const isKnown = () => {
      const { isRestored, problem, unreadableCount } = store.stateOf(accountKey) ?? {};
      const isWhole = !isRestored && !problem && unreadableCount === 0;
      return store.listAgeMs(accountKey) < freshForMs && isWhole;
    };
    if (!isKnown()) {
      await refresher.refreshList(accountKey);
    }
    if (!isKnown()) {
      return { idsBefore: undefined, knownUntilMs: undefined };
    }
    const servers = store.serversOf(accountKey);
    const momentsMs = servers.flatMap(({ createdAtMs, updatedAtMs }) => [
      createdAtMs ?? -Infinity,
      updatedAtMs ?? -Infinity,
    ]);
    const knownUntilMs = momentsMs.reduce((newest, one) => Math.max(newest, one), -Infinity);
    return {
      idsBefore: servers.map(({ id }) => id),
      knownUntilMs: knownUntilMs === -Infinity ? undefined : knownUntilMs,
    };
  }
}
