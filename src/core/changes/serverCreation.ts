import type { Clock } from "../base/clock";
import type { CreateRequest } from "../create/createAnswers";
import type { Problem } from "../base/problem";
import { outcomeOf, problemOf } from "../base/problemError";
import type { Server, ServerDetails, ServerRef } from "../servers/server";
import type { ServerRefresher } from "../refresh/serverRefresher";
import type { ServerStore } from "../servers/serverStore";

/** How one request for a new server ended. */
export type CreationOutcome =
  | { readonly kind: "created"; readonly ref: ServerRef; readonly server: Server }
  /** No answer came, but the list has a server of that name that was not there before. */
  | { readonly kind: "adopted"; readonly ref: ServerRef; readonly server: Server }
  | UnknownCreation
  /** The API said no: nothing was created. */
  | { readonly kind: "refused"; readonly problem: Problem };

/** No answer came, and the list has no such server, or could not be asked. */
export interface UnknownCreation {
  readonly kind: "unknown";
  readonly attempt: CreationAttempt;
  readonly problem: Problem;
  /** Why the list could not be asked either; undefined where it has no such server. */
  readonly listProblem: Problem | undefined;
}

/** A request that was sent and whose outcome is not known. */
export interface CreationAttempt {
  readonly accountKey: string;
  readonly request: CreateRequest;
  readonly sentAtMs: number;
  readonly idsBefore: ReadonlySet<string>;
}

export interface CreationSource {
  createServer(request: CreateRequest): Promise<ServerDetails>;
}

/** How far the clocks of this computer and of the API may be apart. */
const clockToleranceMs = 10 * 60_000;

/** Creates servers. A request is sent once, whatever becomes of it: servers cost money. */
export class ServerCreation {
  constructor(
    private readonly store: ServerStore,
    private readonly refresher: ServerRefresher,
    private readonly sourceOf: (accountKey: string) => CreationSource | undefined,
    private readonly clock: Clock,
  ) {}

  async create(accountKey: string, request: CreateRequest): Promise<CreationOutcome> {
    const source = this.sourceOf(accountKey);
    if (!source) {
      return { kind: "refused", problem: { kind: "unauthorized" } };
    }
    const attempt = {
      accountKey,
      request,
      sentAtMs: this.clock.now(),
      idsBefore: new Set(this.#servers(accountKey).map(({ id }) => id)),
    };
    try {
      const server = await source.createServer(request);
      this.store.update(accountKey, (servers) => {
        servers.serverArrived(servers.nextOrder(), server, this.clock.now());
      });
      return { kind: "created", ref: { accountKey, serverId: server.id }, server };
    } catch (caught) {
      const problem = problemOf(caught);
      if (!problem) {
        throw caught;
      }
      return outcomeOf(problem) === "unknown"
        ? this.check(attempt, problem)
        : { kind: "refused", problem };
    }
  }

  /** Asks the list whether the server of an attempt exists after all. */
  async check(attempt: CreationAttempt, problem: Problem): Promise<CreationOutcome> {
    const { problem: listProblem } = await this.refresher.refreshListAnew(attempt.accountKey);
    const server = this.#servers(attempt.accountKey).find((found) => isOf(attempt, found));
    return server
      ? { kind: "adopted", ref: { accountKey: attempt.accountKey, serverId: server.id }, server }
      : { kind: "unknown", attempt, problem, listProblem };
  }

  #servers(accountKey: string): readonly Server[] {
    return this.store
      .allServers()
      .filter(({ account }) => account.key === accountKey)
      .map(({ server }) => server);
  }
}

function isOf({ request, idsBefore, sentAtMs }: CreationAttempt, server: Server): boolean {
  const isNamedSo =
    server.name === request.name ||
    server.hostname === (request.hostname === "" ? request.name : request.hostname);
  const isRecent =
    server.createdAtMs === undefined || server.createdAtMs >= sentAtMs - clockToleranceMs;
  return isNamedSo && isRecent && !idsBefore.has(server.id);
}
