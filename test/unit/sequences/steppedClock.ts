import type { Clock } from "../../../src/core/base/clock";
import { InstantClock } from "../../fakes/instantClock";

/** Time that only a test moves; but who waits for another try waits no time at all. */
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
