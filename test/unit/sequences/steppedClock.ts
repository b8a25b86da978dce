import type { Clock } from "../../../src/core/base/clock";
import { InstantClock } from "../../fakes/instantClock";

/** Time that only a test moves, except that waiting for a retry takes no time. */
export class SteppedClock extends InstantClock implements Clock {
  #elapsedMs = Date.parse("2025-01-16T15:30:00Z");
  #setAheadMs = 0;

  /** The API's own clock, which nobody sets. */
  readonly api = { now: () => this.#elapsedMs };

  override now(): number {
    return this.#elapsedMs + this.#setAheadMs;
  }

  override elapsedMs(): number {
    return this.#elapsedMs;
  }

  /** Somebody sets the computer's clock. */
  jump(ms: number): void {
    this.#setAheadMs += ms;
  }

  step(ms: number): void {
    this.#elapsedMs += ms;
  }
}
