import type { Clock } from "../base/clock";
import type { Disposable } from "../base/emitter";
import type { AccountPace } from "./accountPace";

export type PollOutcome = "ok" | "failed";

export interface PollerOptions {
  readonly clock: Clock;
  /** 0 switches polling off. */
  readonly intervalMs: () => number;
  readonly poll: () => Promise<PollOutcome>;
  /** Called with what `poll` throws: an error in the program, not in the network. */
  readonly onFault: (fault: unknown) => void;
  /** In [0, 1); spreads the retries of many windows. */
  readonly random: () => number;
  readonly pace: Pick<AccountPace, "pauseLeftMs" | "sharedPauseLeftMs" | "onDidRecover">;
}

const longestBackOffMs = 10 * 60_000;
/**
 * Looking away and back again asks what fails no more often than this, and neither do good answers to
 * other questions: a hundred servers that are stopped would ask a list that fails a hundred times.
 */
const shortestRetryMs = 10_000;

/**
 * Asks again and again while somebody looks. It is armed anew after each answer, so that a slow API is
 * never asked twice at once, and backs off while answers fail. All of it is measured by the clock that
 * nobody can set.
 */
export class Poller {
  #isVisible = false;
  #failures = 0;
  #dueAtMs = 0;
  #askedAtMs = -Infinity;
  #running = false;
  #timer: Disposable | undefined;
  readonly #recovery: Disposable;

  constructor(private readonly options: PollerOptions) {
    this.#recovery = options.pace.onDidRecover((why) => {
      const isFresh = this.#nowMs() - this.#askedAtMs < shortestRetryMs;
      if (why === "woke" ? this.#failures > 0 || !isFresh : this.#failures > 0) {
        this.#hasten(why === "woke" ? 0 : shortestRetryMs);
      }
      this.#arm();
    });
  }

  /** Call whenever a view appears or vanishes, or the window gains or loses the focus. */
  setVisible(isVisible: boolean): void {
    if (this.#isVisible !== isVisible) {
      this.#isVisible = isVisible;
      if (isVisible && this.#failures > 0) {
        this.#hasten(shortestRetryMs);
      }
      this.#arm();
    }
  }

  /** Call when the interval has become shorter, since the user looks more closely. */
  hasten(): void {
    this.#hasten(this.#failures > 0 ? shortestRetryMs : this.options.intervalMs());
    this.#arm();
  }

  /** Call after a change of the interval, or when the user has refreshed by hand. */
  restart(): void {
    this.#failures = 0;
    this.#dueAtMs = this.#nowMs() + this.options.intervalMs();
    this.#arm();
  }

  dispose(): void {
    this.#isVisible = false;
    this.#recovery.dispose();
    this.#arm();
  }

  #nowMs(): number {
    return this.options.clock.elapsedMs();
  }

  #hasten(atLeastMs: number): void {
    this.#dueAtMs = Math.min(this.#dueAtMs, Math.max(this.#nowMs(), this.#askedAtMs + atLeastMs));
  }

  #arm(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    if (this.#isVisible && !this.#running && this.options.intervalMs() > 0) {
      const waitMs = Math.max(0, this.#dueAtMs - this.#nowMs(), this.options.pace.pauseLeftMs());
      this.#timer = this.options.clock.after(waitMs, () => void this.#round());
    }
  }

  async #round(): Promise<void> {
    this.#running = true;
    const pauseMs = await this.options.pace.sharedPauseLeftMs();
    // Meanwhile it may have been closed.
    if (pauseMs === 0 && this.#isVisible) {
      await this.#poll();
    }
    this.#running = false;
    this.#arm();
  }

  async #poll(): Promise<void> {
    this.#askedAtMs = this.#nowMs();
    try {
      this.#schedule(await this.options.poll());
    } catch (fault) {
      this.options.onFault(fault);
      this.#schedule("failed");
    }
  }

  #schedule(outcome: PollOutcome): void {
    this.#failures = outcome === "ok" ? 0 : this.#failures + 1;
    const waitMs = outcome === "ok" ? this.options.intervalMs() : this.#backOffMs();
    this.#dueAtMs = this.#nowMs() + waitMs;
  }

  #backOffMs(): number {
    const doubled = this.options.intervalMs() * 2 ** Math.min(this.#failures - 1, 10);
    const jitter = 0.75 + this.options.random() / 2;
    return Math.min(longestBackOffMs, doubled * jitter);
  }
}
