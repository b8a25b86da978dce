import type { Clock } from "../base/clock";
import { Emitter } from "../base/emitter";
import { askedPauseMs, type Problem } from "../base/problem";
import { problemOf } from "../base/problemError";

/** The API asks for fewer requests, and does not say for how long. */
const unsaidPauseMs = 10_000;

/** Why things may be well again: an answer was good, or the computer has woken up. */
export type Recovery = "answered" | "woke";

/**
 * How fast one account may be asked. Every answer is reported here, whoever asked, and everybody who
 * asks without being told to by the user obeys: list, panels, servers in transition and batches.
 */
export class AccountPace {
  #pausedUntilMs = 0;
  #asked = 0;
  #askedBeforePause = 0;
  #isTroubled = false;
  readonly #recovered = new Emitter<Recovery>();
  /** Fires when what is stale may be asked for at once. */
  readonly onDidRecover = this.#recovered.event;

  constructor(private readonly clock: Pick<Clock, "elapsedMs">) {}

  /** How long the API still wants to be left alone. */
  pauseLeftMs(): number {
    return Math.max(0, this.#pausedUntilMs - this.clock.elapsedMs());
  }

  /** The number of a request that is about to be sent. */
  asked(): number {
    this.#asked += 1;
    return this.#asked;
  }

  /** A good answer to something asked after a pause began ends that pause. */
  succeeded(asked: number): void {
    const isPaused = this.pauseLeftMs() > 0;
    if (isPaused && asked <= this.#askedBeforePause) {
      return;
    }
    const wasTroubled = this.#isTroubled || isPaused;
    this.#pausedUntilMs = 0;
    this.#isTroubled = false;
    if (wasTroubled) {
      this.#recovered.fire("answered");
    }
  }

  failed(problem: Problem): void {
    this.#isTroubled = true;
    const pauseMs = askedPauseMs(problem) ?? (problem.kind === "rateLimited" ? unsaidPauseMs : 0);
    const nowMs = this.clock.elapsedMs();
    if (pauseMs > 0 && nowMs + pauseMs > this.#pausedUntilMs) {
      this.#pausedUntilMs = nowMs + pauseMs;
      this.#askedBeforePause = this.#asked;
    }
  }

  woke(): void {
    this.#recovered.fire("woke");
  }
}

/** The paces of all accounts: what is wrong with one never slows another. */
export class Paces {
  readonly #paces = new Map<string, AccountPace>();

  constructor(private readonly clock: Pick<Clock, "elapsedMs">) {}

  of(accountKey: string): AccountPace {
    const known = this.#paces.get(accountKey);
    if (known) {
      return known;
    }
    const pace = new AccountPace(this.clock);
    this.#paces.set(accountKey, pace);
    return pace;
  }

  /** The computer has slept: nothing that was said of the network before holds. */
  woke(): void {
    for (const pace of this.#paces.values()) {
      pace.woke();
    }
  }
}

/** Reports to the account's pace how a request ended. */
export async function watchPace<T>(pace: AccountPace, ask: () => Promise<T>): Promise<T> {
  const number = pace.asked();
  try {
    const answer = await ask();
    pace.succeeded(number);
    return answer;
  } catch (caught) {
    const problem = problemOf(caught);
    if (problem) {
      pace.failed(problem);
    }
    throw caught;
  }
}
