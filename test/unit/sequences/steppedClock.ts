import type { Clock } from "../../../src/core/base/clock";
import { InstantClock } from "../../fakes/instantClock";

/** Time that only a test moves, except that waiting for a retry takes no time. */
export class SteppedClock extends InstantClock implements Clock {
  #nowMs = Date.parse("2025-01-16T15:30:00Z");

  override now(): number {
    return this.#nowMs;
  }

  override elapsedMs(): number {
    return this.#nowMs;
  }

  step(ms: number): void {
    this.#nowMs += ms;
  }
}
