import type { Clock } from "../base/clock";
import { limitTo } from "../base/limit";
import type { Problem } from "../base/problem";
import type { Paces } from "../refresh/accountPace";
import type { ServerRef } from "../servers/server";

const mostAtOnce = 4;
/** The user waits for a batch; a longer pause ends it. */
const longestPauseMs = 60_000;
/** How often one server's change is begun again after a pause. Each time nothing had happened. */
const mostTries = 3;

/** Not sent, since the API wants to be left alone for longer than anybody waits. */
export interface Held {
  readonly kind: "held";
  readonly problem: Problem;
}

export interface BatchOptions {
  readonly signal?: AbortSignal;
  readonly onDone?: (done: number) => void;
}

interface Batch<Outcome> {
  readonly refs: readonly ServerRef[];
  readonly act: (ref: ServerRef) => Promise<Outcome>;
  /** What was wrong with one server's change; nothing has happened if it is a rate limit. */
  readonly problemOf: (outcome: Outcome) => Problem | undefined;
}

/**
 * Does the same to several servers, a few at once, and gives the outcomes in their order. Undefined for
 * those not begun once it was cancelled. Where the API asks for a pause, the account's servers wait
 * for its end; other accounts' go on.
 */
export async function runBatch<Outcome>(
  { refs, act, problemOf }: Batch<Outcome>,
  { clock, paces }: { readonly clock: Clock; readonly paces: Paces },
  { signal, onDone }: BatchOptions = {},
): Promise<readonly (Outcome | Held | undefined)[]> {
  const limit = limitTo(mostAtOnce);
  const stopped = new Map<string, Problem>();
  let done = 0;

  async function one(ref: ServerRef): Promise<Outcome | Held | undefined> {
    const { accountKey } = ref;
    for (let tries = 1; ; tries += 1) {
      const problem = refs.length > 1 ? stopped.get(accountKey) : undefined;
      if (problem) {
        return { kind: "held", problem };
      }
      const pauseMs = refs.length > 1 ? paces.of(accountKey).pauseLeftMs() : 0;
      if (pauseMs > longestPauseMs) {
        stopped.set(accountKey, { kind: "rateLimited", retryAfterMs: pauseMs });
        continue;
      }
      if (pauseMs > 0) {
        await wait(pauseMs, clock, signal);
      }
      if (signal?.aborted) {
        return undefined;
      }
      const outcome = await act(ref);
      const refusal = problemOf(outcome);
      if (refusal?.kind !== "rateLimited" || refs.length === 1) {
        return outcome;
      }
      if (tries === mostTries) {
        stopped.set(accountKey, refusal);
      }
    }
  }

  return Promise.all(
    refs.map((ref) =>
      limit(async () => {
        const outcome = await one(ref);
        done += 1;
        onDone?.(done);
        return outcome;
      }),
    ),
  );
}

/** Ends early if somebody cancels. */
function wait(ms: number, clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = clock.after(ms, end);
    function end(): void {
      timer.dispose();
      signal?.removeEventListener("abort", end);
      resolve();
    }
    signal?.addEventListener("abort", end);
  });
}
