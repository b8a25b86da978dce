import type { Disposable } from "./emitter";

/** Time as the core sees it; tests bring their own. */
export interface Clock {
  /** The time of day, in milliseconds since 1970: for people, since anybody may set it. */
  now(): number;
  /** Milliseconds since some fixed moment, by a clock that nobody can set: for durations. */
  elapsedMs(): number;
  after(delayMs: number, run: () => void): Disposable;
}

/** Node runs a timer with a longer delay at once. */
const longestTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsedMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, boundedMs(delayMs));
    return {
      dispose: () => {
        clearTimeout(timer);
      },
    };
  },
};

/** What is no number must not run at once, as that may go on without end. */
function boundedMs(delayMs: number): number {
  return Number.isNaN(delayMs) ? longestTimerMs : Math.min(Math.max(0, delayMs), longestTimerMs);
}

/** Lets everybody else have a turn. */
export function nextTurn(clock: Pick<Clock, "after">): Promise<void> {
  return new Promise((resolve) => {
    clock.after(0, resolve);
  });
}
