import type { Clock } from "../../core/base/clock";

/**
 * Distinguishes a deliberate key press from one meant for the previous question: only a press after
 * a moment of quiet counts. A key that is held down is never quiet.
 */
export class HastyEnterGuard {
  #lastMs: number;

  constructor(
    private readonly quietMs: number,
    private readonly clock: Pick<Clock, "now">,
  ) {
    this.#lastMs = clock.now();
  }

  /** Call on every press. */
  isDeliberate(): boolean {
    const nowMs = this.clock.now();
    const sinceMs = nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    return sinceMs >= this.quietMs || sinceMs < 0;
  }
}
