import type { Clock } from "../base/clock";
import { Emitter } from "../base/emitter";
import { askedPauseMs, type Problem } from "../base/problem";
import { problemOf } from "../base/problemError";
import { pauseRestMs, type Pause, type PauseStore } from "./pauseStore";
import { RetryBudget } from "./retryBudget";

/** The API asks for fewer requests, and does not say for how long. */
const unsaidPauseMs = 10_000;

/** Why things may be well again: an answer was good, or the computer has woken up. */
export type Recovery = "answered" | "woke";

/** An account's place in the store of pauses. */
export interface SharedPause {
  read(): Promise<Pause | undefined>;
  write(pause: Pause): Promise<void>;
}

/**
 * How fast one account may be asked. Every answer is reported here, whoever asked, and everybody who
 * asks without being told to by the user obeys: list, panels, servers in transition and batches. A
 * pause holds for all windows; each looks for those of the others before it asks.
 */
export class AccountPace {
  readonly retries = new RetryBudget();
  #pausedUntilMs = 0;
  #statedUntilMs = 0;
  #newestHeard: Pause | undefined;
  #asked = 0;
  #askedBeforePause = 0;
  #isTroubled = false;
  readonly #recovered = new Emitter<Recovery>();
  /** Fires when what is stale may be asked for at once. */
  readonly onDidRecover = this.#recovered.event;

  constructor(
    private readonly clock: Pick<Clock, "now" | "elapsedMs">,
    private readonly shared?: SharedPause,
  ) {}

  /** By the clock that nobody sets. */
  get pausedUntilMs(): number {
    return this.#pausedUntilMs;
  }

  /** The end of the longest pause whose length the API stated; one that is only assumed may be cut short. */
  get statedUntilMs(): number {
    return this.#statedUntilMs;
  }

  /** How long the API still wants to be left alone, as far as this window knows. */
  pauseLeftMs(): number {
    return Math.max(0, this.#pausedUntilMs - this.clock.elapsedMs());
  }

  /** The same, as far as any window knows: call before asking without the user. */
  async sharedPauseLeftMs(): Promise<number> {
    const pause = await this.shared?.read();
    // Taken once, since a clock that was set back would make a pause begin again and again.
    if (pause && !isSame(pause, this.#newestHeard)) {
      this.#newestHeard = pause;
      this.#pause(pauseRestMs(pause, this.clock.now()));
    }
    return this.pauseLeftMs();
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
    this.#statedUntilMs = 0;
    this.#isTroubled = false;
    if (wasTroubled) {
      this.#recovered.fire("answered");
    }
  }

  failed(problem: Problem): void {
    this.#isTroubled = true;
    const statedMs = askedPauseMs(problem);
    if (statedMs !== undefined) {
      this.#statedUntilMs = Math.max(this.#statedUntilMs, this.clock.elapsedMs() + statedMs);
    }
    const pauseMs = statedMs ?? (problem.kind === "rateLimited" ? unsaidPauseMs : 0);
    if (pauseMs > 0 && this.#pause(pauseMs)) {
      this.#newestHeard = { fromMs: this.clock.now(), forMs: pauseMs };
      void this.shared?.write(this.#newestHeard);
    }
  }

  woke(): void {
    this.#recovered.fire("woke");
  }

  /** False if that is no longer than the pause that there is. */
  #pause(forMs: number): boolean {
    const untilMs = this.clock.elapsedMs() + forMs;
    if (forMs === 0 || untilMs <= this.#pausedUntilMs) {
      return false;
    }
    this.#pausedUntilMs = untilMs;
    this.#askedBeforePause = this.#asked;
    return true;
  }
}

function isSame(one: Pause, other: Pause | undefined): boolean {
  return one.fromMs === other?.fromMs && one.forMs === other.forMs;
}

/** The paces of all accounts: what is wrong with one never slows another. */
export class Paces {
  readonly #paces = new Map<string, AccountPace>();

  constructor(
    private readonly clock: Pick<Clock, "now" | "elapsedMs">,
    private readonly pauses?: PauseStore,
  ) {}

  of(accountKey: string): AccountPace {
    const known = this.#paces.get(accountKey);
    if (known) {
      return known;
    }
    const { pauses } = this;
    const shared = pauses && {
      read: () => pauses.read(accountKey),
      write: (pause: Pause) => pauses.write(accountKey, pause),
    };
    const pace = new AccountPace(this.clock, shared);
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

/** Reports to the account's pace how a request ended; some answers tell of a problem themselves. */
export async function watchPace<T>(
  pace: AccountPace,
  ask: () => Promise<T>,
  problemIn: (answer: T) => Problem | undefined = () => undefined,
): Promise<T> {
  const number = pace.asked();
  try {
    const answer = await ask();
    const problem = problemIn(answer);
    if (problem) {
      pace.failed(problem);
    } else {
      pace.succeeded(number);
    }
    return answer;
  } catch (caught) {
    const problem = problemOf(caught);
    if (problem) {
      pace.failed(problem);
    }
    throw caught;
  }
}
