import type { Clock } from "../base/clock";
import type { Problem } from "../base/problem";
import { outcomeOf, problemOf } from "../base/problemError";
import type { CreateRequest } from "../create/createAnswers";
import type { RefreshResult, ServerRefresher } from "../refresh/serverRefresher";
import type { Server, ServerRef } from "../servers/server";
import type { ServerStore } from "../servers/serverStore";
import type { CreationAttempt, CreationLedger, LedgerTrouble } from "./creationLedger";
import { findOrdered, isAlike } from "./findOrdered";
import { knownBefore } from "./knownBefore";
import type { ServerApi } from "./serverApi";

/** How one request for a new server ended. */
export type CreationOutcome =
  | { readonly kind: "created"; readonly ref: ServerRef; readonly server: Server }
  /** No answer came, but the list has a server of that name that was not there before. */
  | AdoptedCreation
  | UnknownCreation
  | UnguardedCreation
  /** Nothing was created: the API said no, or the request never left. */
  | { readonly kind: "refused"; readonly problem: Problem };

export interface AdoptedCreation {
  readonly kind: "adopted";
  readonly ref: ServerRef;
  readonly server: Server;
  /** Its answer may still be on its way to another window, and is not lost as far as anybody knows. */
  readonly isUnanswered: boolean;
}

/** Not sent: the ledger would not keep it from being carried out twice. The user may want it still. */
export interface UnguardedCreation {
  readonly kind: "unguarded";
  readonly troubles: readonly LedgerTrouble[];
  /** The order that it is to take the place of, if it is one given again. */
  readonly instead: UnknownCreation | undefined;
}

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
  /** So many lists did not have it that only the user can tell whether to go on looking. */
  readonly isOverdue: boolean;
}

export interface CreationDependencies {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly apiOf: (accountKey: string) => ServerApi | undefined;
  readonly ledger: CreationLedger;
  readonly clock: Clock;
}

/** Lists that are asked sooner after another say the same. */
const looksApartMs = 10 * 60_000;
const looksUntilOverdue = 5;

/** Creates servers. A request is sent once, whatever becomes of it: servers cost money. */
export class ServerCreation {
  /** Those whose answer this window still waits for. */
  readonly #sending = new Set<string>();
  /** When this window last counted a look for an order. */
  readonly #lookedAtMs = new Map<string, number>();

  constructor(private readonly dependencies: CreationDependencies) {}

  /**
   * Sends the order, unless one like it may have been carried out already: then it looks for that,
   * and whoever calls has to ask the user before `createAgain`. With troubles that the user does not
   * know of, it is not sent either.
   */
  async create(
    accountKey: string,
    request: CreateRequest,
    accepted: readonly LedgerTrouble[] = [],
  ): Promise<CreationOutcome> {
    const { attempts, troubles } = await this.dependencies.ledger.openOf(accountKey);
    const earlier = attempts.find((one) => isAlike(one.request, request));
    if (earlier) {
      return this.check(earlier);
    }
    return (
      unguarded(troubles, accepted, undefined) ??
      this.#send(accountKey, request, accepted, undefined)
    );
  }

  /** Sends it once more, if the list, asked right before, still shows nothing that it could be. */
  async createAgain(
    unknown: UnknownCreation,
    request: CreateRequest,
    accepted: readonly LedgerTrouble[] = [],
  ): Promise<CreationOutcome> {
    const { attempt } = unknown;
    const outcome = await this.check(attempt);
    const shown = new Set(unknown.found.map(({ id }) => id));
    const isAsShown =
      outcome.kind === "unknown" &&
      outcome.listProblem === undefined &&
      outcome.unreadCount <= unknown.unreadCount &&
      outcome.found.every(({ id }) => shown.has(id));
    return isAsShown ? this.#send(attempt.accountKey, request, accepted, unknown) : outcome;
  }

  /** Asks the list, from now on, whether the server of an attempt exists after all. */
  async check(attempt: CreationAttempt): Promise<CreationOutcome> {
    const { store } = this.dependencies;
    const { accountKey } = attempt;
    const { problem, isPartial } = await this.#wholeListOf(accountKey);
    const nothing = {
      kind: "unknown",
      attempt,
      found: [],
      unreadCount: 0,
      isOverdue: false,
    } as const;
    if (!store.account(accountKey)) {
      return { ...nothing, listProblem: { kind: "unauthorized" } };
    }
    const { certain, possible } = findOrdered(attempt, store.serversOf(accountKey));
    if (certain && !this.#sending.has(attempt.id)) {
      return this.adopt(attempt, certain);
    }
    const unreadCount = (store.stateOf(accountKey)?.unreadableCount ?? 0) + (isPartial ? 1 : 0);
    const isWhole = !problem && unreadCount === 0;
    const looked = isWhole ? await this.#looked(attempt) : attempt;
    return {
      ...nothing,
      attempt: looked,
      listProblem: problem,
      found: possible,
      unreadCount,
      isOverdue: isWhole && (looked.looks ?? 0) >= looksUntilOverdue,
    };
  }

  /**
   * Counts the lists that settle nothing. How long ago an order was sent is known by clocks alone
   * that anybody may set, or that end with the window: so no order is closed because it is old.
   */
  async #looked(attempt: CreationAttempt): Promise<CreationAttempt> {
    const { clock, ledger } = this.dependencies;
    const lastMs = this.#lookedAtMs.get(attempt.id) ?? -Infinity;
    if (this.#sending.has(attempt.id) || clock.elapsedMs() - lastMs < looksApartMs) {
      return attempt;
    }
    this.#lookedAtMs.set(attempt.id, clock.elapsedMs());
    const looked = { ...attempt, looks: (attempt.looks ?? 0) + 1 };
    await ledger.note(looked);
    return looked;
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
    return { kind: "adopted", ref, server, isUnanswered: attempt.problem === undefined };
  }

  /** The user says that it was not carried out, or does not want to be asked about it. */
  async forget(attempt: CreationAttempt): Promise<void> {
    await this.dependencies.ledger.strike(attempt);
  }

  /** The user wants it looked for on: it is overdue again after as many lists. */
  async keepLooking(attempt: CreationAttempt): Promise<void> {
    await this.dependencies.ledger.note({ ...attempt, looks: 0 });
  }

  /** The orders of the accounts that are signed in whose outcome is not known, the oldest first. */
  async open(): Promise<readonly CreationAttempt[]> {
    const { store, ledger } = this.dependencies;
    const all = await Promise.all(store.accounts().map(({ key }) => ledger.openOf(key)));
    return all.flatMap(({ attempts }) => attempts).filter(({ id }) => !this.#sending.has(id));
  }

  /** `instead` stays open until the new order has taken its place. */
  async #send(
    accountKey: string,
    request: CreateRequest,
    accepted: readonly LedgerTrouble[],
    instead: UnknownCreation | undefined,
  ): Promise<CreationOutcome> {
    const { store, ledger, apiOf, clock } = this.dependencies;
    const before = await knownBefore(accountKey, this.dependencies);
    const api = apiOf(accountKey);
    if (!api) {
      return { kind: "refused", problem: { kind: "unauthorized" } };
    }
    const sentAtMs = clock.now();
    const { attempt, trouble } = await ledger.enter({
      accountKey,
      request,
      ...before,
      sentAtMs,
      problem: undefined,
    });
    const { other, troubles } = await this.#othersThan(attempt, instead?.attempt);
    const isUnguarded = unguarded([...troubles, ...(trouble ? [trouble] : [])], accepted, instead);
    if (other ?? isUnguarded) {
      await ledger.strike(attempt);
    }
    if (other) {
      return this.check(other);
    }
    if (isUnguarded) {
      return isUnguarded;
    }
    await this.#strikeDamaged(accepted);
    this.#sending.add(attempt.id);
    try {
      const server = await api.createServer(request);
      store.update(accountKey, (servers) => {
        servers.serverCreated(server);
      });
      await this.#strikeAll(attempt, instead?.attempt);
      return { kind: "created", ref: { accountKey, serverId: server.id }, server };
    } catch (caught) {
      this.#sending.delete(attempt.id);
      return await this.#afterProblem(attempt, instead?.attempt, caught);
    } finally {
      this.#sending.delete(attempt.id);
    }
  }

  /**
   * One like it that another window has written down at the same moment. Each window writes before it
   * looks, so at least one of them sees the other, and it is not sent twice.
   */
  async #othersThan({ id, accountKey, request }: CreationAttempt, instead?: CreationAttempt) {
    const { attempts, troubles } = await this.dependencies.ledger.openOf(accountKey);
    const other = attempts.find(
      (one) => one.id !== id && one.id !== instead?.id && isAlike(one.request, request),
    );
    return { other, troubles };
  }

  /** The user has ordered although they may have been orders like this: nobody will ever know more. */
  #strikeDamaged(accepted: readonly LedgerTrouble[]): Promise<void> {
    return this.#strikeAll(...accepted.filter(({ kind }) => kind === "damaged"));
  }

  async #strikeAll(...some: readonly ({ readonly id: string } | undefined)[]): Promise<void> {
    for (const one of some) {
      await (one && this.dependencies.ledger.strike(one));
    }
  }

  /** Where the new order came to nothing, nothing more is known of the one before it. */
  async #afterProblem(
    attempt: CreationAttempt,
    instead: CreationAttempt | undefined,
    caught: unknown,
  ): Promise<CreationOutcome> {
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
    await this.#strikeAll(instead);
    return this.check(unknown);
  }
}

/** Undefined if the user has been asked about each of them. */
function unguarded(
  troubles: readonly LedgerTrouble[],
  accepted: readonly LedgerTrouble[],
  instead: UnknownCreation | undefined,
): UnguardedCreation | undefined {
  const isKnown = ({ kind, id }: LedgerTrouble) =>
    accepted.some((one) => one.kind === kind && one.id === id);
  return troubles.every(isKnown) ? undefined : { kind: "unguarded", troubles, instead };
}
