import type { Clock } from "../base/clock";
import type { Disposable } from "../base/emitter";

/** How one round ended: fine, or failed and, where the API says so, when to come back. */
export type PollOutcome = "ok" | { readonly failed: true; readonly retryAfterMs?: number };

export interface PollerOptions {
  readonly clock: Clock;
  /** 0 switches polling off. */
  readonly intervalMs: () => number;
  readonly poll: () => Promise<PollOutcome>;
  /** Told of what `poll` throws: a fault of the program, not of the network. */
  readonly onFault: (fault: unknown) => void;
  /** From 0 up to 1; spreads the retries of many windows. */
  readonly random: () => number;
}

const longestBackOffMs = 10 * 60_000;

/**
 * Asks again and again while somebody looks. It is armed anew after each answer, so that a slow
 * API is never asked twice at once, and backs off while answers fail.
 */
export class Poller {
  #watched = false;
  #failures = 0;
  #dueAtMs = 0;
  #waitMs = 0;
  #running = false;
  #timer: Disposable | undefined;

  constructor(private readonly options: PollerOptions) {}

  /** Told whenever a view appears or vanishes, or the window gains or loses the focus. */
  setVisible(watched: boolean): void {
    if (this.#watched !== watched) {
      this.#watched = watched;
      this.#arm();
    }
  }

  /** Told after a change of the interval, or when somebody has refreshed by hand. */
  restart(): void {
    this.#failures = 0;
    this.#wait(this.options.intervalMs());
    this.#arm();
  }

  dispose(): void {
    this.#watched = false;
    this.#arm();
  }

  #arm(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    if (this.#watched && !this.#running && this.options.intervalMs() > 0) {
      // Never longer than was meant, for the clock may have been set back.
      const leftMs = Math.min(this.#waitMs, this.#dueAtMs - this.options.clock.now());
      const waitMs = Math.max(0, leftMs);
      this.#timer = this.options.clock.after(waitMs, () => void this.#round());
    }
  }

  async #round(): Promise<void> {
    this.#running = true;
    try {
      this.#schedule(await this.options.poll());
    } catch (fault) {
      this.options.onFault(fault);
      this.#schedule({ failed: true });
    }
    this.#running = false;
    this.#arm();
  }

  #schedule(outcome: PollOutcome): void {
    this.#failures = outcome === "ok" ? 0 : this.#failures + 1;
    this.#wait(outcome === "ok" ? this.options.intervalMs() : this.#backOffMs(outcome));
  }

  #wait(waitMs: number): void {
    this.#waitMs = waitMs;
    this.#dueAtMs = this.options.clock.now() + waitMs;
  }

  #backOffMs({ retryAfterMs = 0 }: { readonly retryAfterMs?: number }): number {
    const doubled = this.options.intervalMs() * 2 ** Math.min(this.#failures - 1, 10);
    const jitter = 0.75 + this.options.random() / 2;
    return Math.max(retryAfterMs, Math.min(longestBackOffMs, doubled * jitter));
  }
}
