import type { Clock } from "./clock";
import type { Disposable } from "./emitter";

/**
 * A clock whose timers end with the extension: whatever still waits when it is disposed waits for
 * ever, and nothing waits anew. So no part needs to know what else it had begun.
 */
export class EndingClock implements Clock {
  readonly #timers = new Set<Disposable>();
  #isEnded = false;

  constructor(private readonly clock: Clock) {}

  now(): number {
    return this.clock.now();
  }

  elapsedMs(): number {
    return this.clock.elapsedMs();
  }

  after(delayMs: number, run: () => void): Disposable {
    if (this.#isEnded) {
      return { dispose: () => undefined };
    }
    const timer = this.clock.after(delayMs, () => {
      this.#timers.delete(timer);
      run();
    });
    this.#timers.add(timer);
    return {
      dispose: () => {
        this.#timers.delete(timer);
        timer.dispose();
      },
    };
  }

  dispose(): void {
    this.#isEnded = true;
    for (const timer of this.#timers) {
      timer.dispose();
    }
    this.#timers.clear();
  }
}
