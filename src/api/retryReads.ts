import type { Clock } from "../core/base/clock";
import { notSent } from "../core/base/evidence";
import type { Problem } from "../core/base/problem";
import { ProblemError, problemOf } from "../core/base/problemError";

export interface RetryOptions {
  readonly clock: Clock;
  /** From 0 up to 1; spreads the retries of many windows. */
  readonly random: () => number;
  /** Ends every wait: nothing is asked any more. */
  readonly ended?: AbortSignal;
}

const mostTries = 3;
const firstWaitMs = 500;
/** A wait that the API asks for and that is longer than this is left to the next refresh. */
const longestWaitMs = 10_000;

/**
 * Tries a question up to three times. Only for questions: a change is sent once, since its first
 * try may have happened.
 */
export async function retryReads<T>(
  ask: () => Promise<T>,
  { clock, random, ended }: RetryOptions,
  signal?: AbortSignal,
): Promise<T> {
  const signals = [signal, ended].filter((one) => one !== undefined);
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (caught) {
      const problem = problemOf(caught);
      const waitMs = problem && retryWaitMs(problem, tries, random);
      if (waitMs === undefined || tries >= mostTries || signals.some(({ aborted }) => aborted)) {
        throw caught;
      }
      await wait(waitMs, clock, signals);
    }
  }
}

/** Rejects as soon as somebody cancels. */
function wait(ms: number, clock: Clock, signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = clock.after(ms, () => {
      stopListening();
      resolve();
    });
    function cancelled(): void {
      timer.dispose();
      stopListening();
      reject(new ProblemError({ kind: "cancelled", evidence: notSent }));
    }
    function stopListening(): void {
      for (const signal of signals) {
        signal.removeEventListener("abort", cancelled);
      }
    }
    for (const signal of signals) {
      signal.addEventListener("abort", cancelled);
    }
  });
}

/** Undefined where another try would not help, or where a person has waited long enough. */
function retryWaitMs(problem: Problem, tries: number, random: () => number): number | undefined {
  const backOffMs = firstWaitMs * 2 ** (tries - 1) * (0.5 + random());
  switch (problem.kind) {
    case "network":
    case "proxyFailed":
      return backOffMs;
    case "badAnswer":
      return problem.reason === "cutOff" ? backOffMs : undefined;
    case "serverError":
    case "rateLimited": {
      const waitMs = Math.max(problem.retryAfterMs ?? 0, backOffMs);
      return waitMs <= longestWaitMs ? waitMs : undefined;
    }
    default:
      return undefined;
  }
}
