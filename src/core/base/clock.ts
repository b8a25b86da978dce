import type { Disposable } from "./emitter";

/** Time as the core sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  after(delayMs: number, run: () => void): Disposable;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return {
      dispose: () => {
        clearTimeout(timer);
      },
    };
  },
};
