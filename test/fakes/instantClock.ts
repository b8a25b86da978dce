import type { Clock } from "../../src/core/base/clock";
import type { Disposable } from "../../src/core/base/emitter";

/** The real time of day, but no wait takes any time: for retries against a real socket. */
export class InstantClock implements Clock {
  /** The waits that were requested, in order. */
  readonly waitsMs: number[] = [];

  now(): number {
    return Date.now();
  }

  elapsedMs(): number {
    return performance.now();
  }

  after(delayMs: number, run: () => void): Disposable {
    this.waitsMs.push(delayMs);
    const soon = setImmediate(run);
    return {
      dispose: () => {
        clearImmediate(soon);
      },
    };
  }
}
