import type { Clock } from "../core/base/clock";
import { notSent } from "../core/base/evidence";
import type { Logger } from "../core/base/logger";
import { askedPauseMs, type Problem } from "../core/base/problem";
import { ProblemError, problemOf } from "../core/base/problemError";
import type { AccountPace } from "../core/refresh/accountPace";

export interface RetryOptions {
  readonly clock: Clock;
  readonly logger: Pick<Logger, "info">;
  /** From 0 up to 1; spreads the retries of many windows. */
  readonly random: () => number;
  /** What the account's other requests know, and how many retries it has left. */
  readonly pace: AccountPace;
  /** Ends every wait: nothing is asked any more. */
  readonly ended?: AbortSignal;
}

const mostTries = 3;
const firstWaitMs = 500;
/** A wait that the API asks for and that is longer than this is left to the next refresh. */
const longestWaitMs = 10_000;

/**
 * Tries a question up to three times, as far as the account's budget goes. Only for questions: a
 * change is sent once, since its first try may have happened. Each try is reported to the pace, so
 * that others obey a pause while this waits for its end.
 */
export async function retryReads<T>(
  ask: () => Promise<T>,
  { clock, random, pace, logger, ended }: RetryOptions,
  signal?: AbortSignal,
): Promise<T> {
  const signals = [signal, ended].filter((one) => one !== undefined);
  let paid: number | undefined;
  for (let tries = 1; ; tries += 1) {
    const number = pace.asked();
    try {
      const answer = await ask();
      pace.succeeded(number);
      pace.retries.succeeded(paid);
      return answer;
    } catch (caught) {
      const problem = problemOf(caught);
      const othersMs = pace.pauseLeftMs();
      if (problem) {
        pace.failed(problem);
      }
      const isLast = tries >= mostTries || signals.some(({ aborted }) => aborted);
      const waitMs = problem && retryWaitMs(problem, tries, random, othersMs);
      if (!problem || waitMs === undefined || isLast) {
        throw caught;
      }
      paid = pace.retries.pay(problem);
      if (paid === undefined) {
        logger.info("Not sent again: too many requests of this account have failed lately.");
      }
      if (paid === undefined || !(await waitOut(waitMs, pace, clock, signals))) {
        throw caught;
      }
    }
  }
}

/**
 * False if another request, or another window, is asked meanwhile to wait for too long. A wait that has
 * ended counts as waited, whatever the clock says, so that this comes to an end on any clock.
 */
async function waitOut(
  waitMs: number,
  pace: AccountPace,
  clock: Clock,
  signals: readonly AbortSignal[],
): Promise<boolean> {
  let { pausedUntilMs } = pace;
  let waitedUntilMs = clock.elapsedMs();
  let leftMs = waitMs;
  while (leftMs > 0 && leftMs <= longestWaitMs) {
    waitedUntilMs += leftMs;
    await wait(leftMs, clock, signals);
    await pace.sharedPauseLeftMs();
    waitedUntilMs = Math.max(waitedUntilMs, clock.elapsedMs());
    const untilMs = pace.pausedUntilMs > pausedUntilMs ? pace.pausedUntilMs : pace.statedUntilMs;
    ({ pausedUntilMs } = pace);
    leftMs = Math.max(0, untilMs - waitedUntilMs);
  }
  return leftMs === 0;
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
    if (signals.some(({ aborted }) => aborted)) {
      cancelled();
    }
  });
}

/** Undefined where another try would not help, or where a person has waited long enough. */
function retryWaitMs(
  problem: Problem,
  tries: number,
  random: () => number,
  pauseMs: number,
): number | undefined {
  const backOffMs = firstWaitMs * 2 ** (tries - 1) * (0.5 + random());
  const waitMs = Math.max(backOffMs, pauseMs, askedPauseMs(problem) ?? 0);
  return mayPass(problem) && waitMs <= longestWaitMs ? waitMs : undefined;
}

function mayPass(problem: Problem): boolean {
  switch (problem.kind) {
    case "network":
    case "proxyFailed":
    case "serverError":
    case "rateLimited":
      return true;
    case "badAnswer":
      return problem.reason === "cutOff";
    default:
      return false;
  }
}
