import pLimit from "p-limit";
import type { Clock } from "../base/clock";
import type { PowerAction } from "../servers/powerAction";
import { allowedPowerActions, transitionOf } from "../servers/powerAction";
import type { Problem } from "../base/problem";
import { outcomeOf, problemOf } from "../base/problemError";
import type { ServerRef } from "../servers/server";
import type { ServerRefresher } from "../refresh/serverRefresher";
import type { ServerSource } from "../refresh/serverSource";
import type { ServerStore } from "../servers/serverStore";

/** How the action ended for one server. */
export type PowerOutcome =
  | { readonly kind: "accepted" }
  /** The API refused since the state was another: the row shows the true one now. */
  | { readonly kind: "refused"; readonly problem: Problem; readonly status: string | undefined }
  | { readonly kind: "failed"; readonly problem: Problem }
  /** No answer came: the server was asked for its state, and the row shows it. */
  | { readonly kind: "unknown"; readonly problem: Problem }
  /** Not sent: cancelled before, or the state no longer allowed it. */
  | { readonly kind: "skipped" };

export interface PowerResult {
  readonly ref: ServerRef;
  readonly name: string;
  readonly outcome: PowerOutcome;
}

const mostAtOnce = 4;

/** Sends power actions, one try each, and keeps the store's rows telling what is under way. */
export class ServerPower {
  constructor(
    private readonly store: ServerStore,
    private readonly refresher: ServerRefresher,
    private readonly sourceOf: (accountKey: string) => ServerSource | undefined,
    private readonly clock: Clock,
  ) {}

  /** One result per server in the order given. A cancelled signal stops before the next one. */
  async run(
    refs: readonly ServerRef[],
    action: PowerAction,
    options: { readonly signal?: AbortSignal; readonly onDone?: (done: number) => void } = {},
  ): Promise<readonly PowerResult[]> {
    const limit = pLimit(mostAtOnce);
    let done = 0;
    return Promise.all(
      refs.map((ref) =>
        limit(async () => {
          const name = this.store.find(ref)?.server.name ?? ref.serverId;
          const outcome: PowerOutcome = options.signal?.aborted
            ? { kind: "skipped" }
            : await this.#act(ref, action);
          done += 1;
          options.onDone?.(done);
          return { ref, name, outcome };
        }),
      ),
    );
  }

  async #act(ref: ServerRef, action: PowerAction): Promise<PowerOutcome> {
    const source = this.sourceOf(ref.accountKey);
    const server = this.store.find(ref)?.server;
    if (!source || !server || !allowedPowerActions(server.status).includes(action)) {
      return { kind: "skipped" };
    }
    const change = this.store.update(ref.accountKey, (servers) =>
      servers.actionSent(ref.serverId, action),
    );
    if (!change) {
      return { kind: "skipped" };
    }
    try {
      const status = await source.power(ref.serverId, action);
      this.store.update(ref.accountKey, (servers) => {
        servers.acceptChange(change, { status }, this.clock.now());
      });
      return { kind: "accepted" };
    } catch (caught) {
      this.store.update(ref.accountKey, (servers) => {
        servers.endChange(change);
      });
      const problem = problemOf(caught);
      if (!problem) {
        throw caught;
      }
      return this.#afterProblem(ref, action, problem);
    }
  }

  /** Asks for the truth where the answer says, or leaves open, that it is not what was shown. */
  async #afterProblem(
    ref: ServerRef,
    action: PowerAction,
    problem: Problem,
  ): Promise<PowerOutcome> {
    const isRefused = problem.kind === "invalid" || problem.kind === "conflict";
    const isUnknown = outcomeOf(problem) === "unknown";
    if (!isRefused && !isUnknown && problem.kind !== "notFound") {
      return { kind: "failed", problem };
    }
    const now = await this.refresher.refreshServer(ref).catch(() => undefined);
    if (isUnknown) {
      const isUnderWay = now?.status === transitionOf(action);
      return isUnderWay ? { kind: "accepted" } : { kind: "unknown", problem };
    }
    const status = this.store.find(ref)?.server.status;
    const isStateTheReason = status === undefined || !allowedPowerActions(status).includes(action);
    return isRefused && isStateTheReason
      ? { kind: "refused", problem, status }
      : { kind: "failed", problem };
  }
}
