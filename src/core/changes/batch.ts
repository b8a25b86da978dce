import type { Clock } from "../base/clock";
import { limitTo } from "../base/limit";
import type { Problem } from "../base/problem";
import type { Paces } from "../refresh/accountPace";
import type { ServerRef } from "../servers/server";
import type { ServerStore } from "../servers/serverStore";
import type { ChangeSender } from "./sendChange";

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
}

/** Of an outcome that is "failed", the problem says why nothing has happened to the server. */
interface AnyOutcome {
  readonly kind: string;
  readonly problem?: Problem;
}

/**
 * Does the same to several servers, a few at once, and gives the results in their order: "skipped" for
 * those not begun once it was cancelled. Where the API asks for a pause, the account's servers wait
 * for its end; other accounts' go on.
 */
export async function runBatch<Outcome extends AnyOutcome>(
  refs: readonly ServerRef[],
  act: (ref: ServerRef) => Promise<Outcome>,
  { store, clock, paces }: BatchDependencies,
  { signal, onDone, nameOf }: BatchOptions = {},
): Promise<readonly BatchResult<Outcome>[]> {
  const limit = limitTo(mostAtOnce);
  const isBatch = refs.length > 1;
  const stopped = new Map<string, Problem>();
  const waits = new Waits();
  let done = 0;

  async function one(ref: ServerRef): Promise<Outcome | Held | undefined> {
    const { accountKey } = ref;
    for (let tries = 0; tries < mostTries;) {
      if (signal?.aborted) {
        return undefined;
      }
      const problem = isBatch ? stopped.get(accountKey) : undefined;
      if (problem) {
        return { kind: "held", problem };
      }
      const pauseMs = isBatch ? await paces.of(accountKey).sharedPauseLeftMs() : 0;
      if (pauseMs > longestPauseMs) {
        stopped.set(accountKey, { kind: "rateLimited", retryAfterMs: pauseMs });
      } else if (pauseMs > 0 && waits.take(accountKey)) {
        await wait(pauseMs, clock, signal);
      } else {
        tries += 1;
        const outcome = await act(ref);
        const refusal = outcome.kind === "failed" ? outcome.problem : undefined;
        if (refusal?.kind !== "rateLimited" || !isBatch) {
          return outcome;
        }
        if (tries === mostTries) {
          stopped.set(accountKey, refusal);
          return { kind: "held", problem: refusal };
        }
      }
    }
    return undefined;
  }

  return Promise.all(
    refs.map((ref) => {
      const name = store.find(ref)?.server.name ?? nameOf?.(ref) ?? ref.serverId;
      return limit(async () => {
        const outcome = (await one(ref)) ?? ({ kind: "skipped" } as const);
        done += 1;
        onDone?.(done);
        return { ref, name, outcome };
      });
    }),
  );
}

/** So many waits of one account show that its pauses never end. */
class Waits {
  readonly #taken = new Map<string, number>();

  take(accountKey: string): boolean {
    const taken = (this.#taken.get(accountKey) ?? 0) + 1;
    this.#taken.set(accountKey, taken);
    return taken <= 1_000;
  }
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
