import type { Clock } from "../base/clock";
import type { Problem } from "../base/problem";
import type { Paces } from "../refresh/accountPace";
import type { ServerRef } from "../servers/server";
import type { ServerStore } from "../servers/serverStore";
import { BatchLane } from "./batchLane";
import type { ChangeSender } from "./sendChange";

/** How often one server's change is begun again after a pause. Each time nothing had happened. */
const mostTries = 6;

/** Not sent, since the API wants to be left alone for longer than anybody waits. */
export interface Held {
  readonly kind: "held";
  readonly problem: Problem;
}

/** What a verb that acts on several servers needs. */
export interface BatchDependencies {
  readonly store: ServerStore;
  readonly sender: ChangeSender;
  readonly clock: Clock;
  readonly paces: Paces;
}

export interface BatchResult<Outcome> {
  readonly ref: ServerRef;
  /** As the server was called before; it may be gone since. */
  readonly name: string;
  readonly outcome: Outcome | Held | { readonly kind: "skipped" };
}

export interface BatchOptions {
  readonly signal?: AbortSignal;
  readonly onDone?: (done: number) => void;
  /** As the user was asked about the servers: one may be gone before the answer. */
  readonly nameOf?: (ref: ServerRef) => string | undefined;
  /**
   * The servers, by `serverKey`, of which nobody knows whether an earlier try was carried out, and
   * why. Each is looked at first, and nothing is sent that may have happened already.
   */
  readonly unclear?: ReadonlyMap<string, Problem>;
}

/** Of an outcome that is "failed", the problem says why nothing has happened to the server. */
interface AnyOutcome {
  readonly kind: string;
  readonly problem?: Problem;
}

/**
 * Does the same to several servers, a few at once, and gives the results in their order: "skipped" for
 * those not begun once it was cancelled. Where the API asks for a pause, the account's servers wait
 * for its end and then go on more slowly; other accounts' are not held up.
 */
export async function runBatch<Outcome extends AnyOutcome>(
  refs: readonly ServerRef[],
  act: (ref: ServerRef) => Promise<Outcome>,
  { store, clock, paces }: BatchDependencies,
  { signal, onDone, nameOf }: BatchOptions = {},
): Promise<readonly BatchResult<Outcome>[]> {
  const isBatch = refs.length > 1;
  const lanes = new Map<string, BatchLane>();
  let done = 0;

  function laneOf({ accountKey }: ServerRef): BatchLane {
    const lane = lanes.get(accountKey) ?? new BatchLane(paces.of(accountKey), clock, signal);
    lanes.set(accountKey, lane);
    return lane;
  }

  async function one(ref: ServerRef, lane: BatchLane): Promise<Outcome | Held | undefined> {
    for (let tries = 0; tries < mostTries;) {
      await lane.pauseIsOver();
      await lane.throttle.enter();
      try {
        if (signal?.aborted) {
          return undefined;
        }
        if (lane.stoppedBy) {
          return { kind: "held", problem: lane.stoppedBy };
        }
        if (lane.isPaused) {
          continue;
        }
        tries += 1;
        const outcome = await act(ref);
        const refusal = outcome.kind === "failed" ? outcome.problem : undefined;
        if (refusal?.kind !== "rateLimited") {
          lane.throttle.wasAccepted();
          return outcome;
        }
        lane.throttle.wasTooFast();
        if (tries === mostTries) {
          lane.stoppedBy = refusal;
        }
      } finally {
        lane.throttle.leave();
      }
    }
    return lane.stoppedBy && { kind: "held", problem: lane.stoppedBy };
  }

  return Promise.all(
    refs.map(async (ref) => {
      const name = nameOf?.(ref) ?? store.find(ref)?.server.name ?? ref.serverId;
      const outcome =
        (await (isBatch ? one(ref, laneOf(ref)) : actAlone(act, ref, signal))) ??
        ({ kind: "skipped" } as const);
      done += 1;
      onDone?.(done);
      return { ref, name, outcome };
    }),
  );
}

/** The user asked for this one server: what the API says of it is said at once. */
async function actAlone<Outcome>(
  act: (ref: ServerRef) => Promise<Outcome>,
  ref: ServerRef,
  signal: AbortSignal | undefined,
): Promise<Outcome | undefined> {
  return signal?.aborted ? undefined : act(ref);
}
