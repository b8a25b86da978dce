import type { Clock } from "../../src/core/base/clock";
import type { Disposable } from "../../src/core/base/emitter";

/** The real time of day, but a wait is over as soon as it begins: for retries against a real socket. */
export class InstantClock implements Clock {
  /** The waits that were requested, in order. */
  readonly waitsMs: number[] = [];
  #waitedMs = 0;

  now(): number {
    return Date.now();
  }

  elapsedMs(): number {
    return performance.now() + this.#waitedMs;
  }

  after(delayMs: number, run: () => void): Disposable {
    this.waitsMs.push(delayMs);
    const soon = setImmediate(() => {
      this.#waitedMs += delayMs;
      run();
    });
    return {
      dispose: () => {
        clearImmediate(soon);
      },
    };
  }
}
