import type { Clock } from "../base/clock";
import { waitFor } from "../base/waitFor";
import type { Problem } from "../base/problem";
import type { AccountPace } from "../refresh/accountPace";
import { Throttle } from "./throttle";

const mostAtOnce = 4;
/** The user waits for a batch; a longer pause ends it. */
const longestPauseMs = 60_000;
/** All the pauses of one account together; after that the rest is left to the user. */
const pauseBudgetMs = 30 * 60_000;
/** A pause costs at least this much, so that pauses that never end use the budget up. */
const leastPauseMs = 1_000;

/** The servers of one account in a batch: they go as fast as its API allows, and wait together. */
export class BatchLane {
  readonly throttle = new Throttle(mostAtOnce);
  /** Why nothing more is sent for this account. */
  stoppedBy: Problem | undefined;
  #budgetMs = pauseBudgetMs;
  #waiting: Promise<void> | undefined;

  constructor(
    private readonly pace: AccountPace,
    private readonly clock: Clock,
    private readonly signal: AbortSignal | undefined,
  ) {}

  get isPaused(): boolean {
    return this.pace.pauseLeftMs() > 0;
  }

  /** Resolves when the API's pause is over, or there is no use in waiting. */
  async pauseIsOver(): Promise<void> {
    while (!this.signal?.aborted && !this.stoppedBy) {
      const pauseMs = await this.pace.sharedPauseLeftMs();
      if (pauseMs === 0) {
        return;
      }
      await (this.#waiting ??= this.#wait(pauseMs));
    }
  }

  async #wait(pauseMs: number): Promise<void> {
    this.#budgetMs -= Math.max(pauseMs, leastPauseMs);
    if (pauseMs > longestPauseMs || this.#budgetMs < 0) {
      this.stoppedBy = { kind: "rateLimited", retryAfterMs: pauseMs };
    } else {
      await waitFor(pauseMs, this.clock, this.signal);
    }
    this.#waiting = undefined;
  }
}
