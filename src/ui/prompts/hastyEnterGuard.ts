import type { Clock } from "../../core/base/clock";

/**
 * Tells a deliberate key press from one that was meant for the question before: only what comes
 * after a moment of quiet counts. A key that is held down is never quiet.
 */
export class HastyEnterGuard {
  #lastMs: number;

  constructor(
    private readonly quietMs: number,
    private readonly clock: Pick<Clock, "now">,
  ) {
    this.#lastMs = clock.now();
  }

  /** Told of every press. */
  isDeliberate(): boolean {
    const nowMs = this.clock.now();
    const sinceMs = nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    return sinceMs >= this.quietMs || sinceMs < 0;
  }
}
