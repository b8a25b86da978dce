import type { Clock } from "../../src/core/base/clock";
import type { Disposable } from "../../src/core/base/emitter";
import { settled } from "./settled";

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

/** Time that stands still until a test moves it. */
export class FakeClock implements Clock {
  #nowMs: number;
  #elapsedMs = 0;
  readonly #timers = new Set<Timer>();

  constructor(startMs = Date.parse("2025-01-16T15:30:00Z")) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs;
  }

  elapsedMs(): number {
    return this.#elapsedMs;
  }

  after(delayMs: number, run: () => void): Disposable {
    const timer = { atMs: this.#elapsedMs + delayMs, run };
    this.#timers.add(timer);
    return { dispose: () => this.#timers.delete(timer) };
  }

  /** How long each timer still has to go, the next one first. */
  get waitsMs(): readonly number[] {
    return [...this.#timers].map(({ atMs }) => atMs - this.#elapsedMs).sort((a, b) => a - b);
  }

  /** Lets time pass: timers run when they are due, with everything that they trigger. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#elapsedMs + ms;
    await settled();
    for (let next = this.#next(endMs); next; next = this.#next(endMs)) {
      this.#timers.delete(next);
      this.#pass(Math.max(0, next.atMs - this.#elapsedMs));
      next.run();
      await settled();
    }
    this.#pass(endMs - this.#elapsedMs);
  }

  /** Sets the clock to another time; no timer becomes due sooner. */
  jump(ms: number): void {
    this.#nowMs += ms;
  }

  /** The machine was asleep on a system whose timers count that time, so they are overdue. */
  sleep(ms: number): void {
    this.#pass(ms);
  }

  #pass(ms: number): void {
    this.#nowMs += ms;
    this.#elapsedMs += ms;
  }

  #next(endMs: number): Timer | undefined {
    return [...this.#timers].filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
  }
}
