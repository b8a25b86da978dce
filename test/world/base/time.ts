import type { Disposable } from "../../../src/core/base/emitter";

/** Whoever is ended with all that it still waits for. */
export interface Owner {
  readonly name: string;
}

interface Due {
  readonly atMs: number;
  readonly number: number;
  readonly owner: Owner;
  readonly what: string;
  readonly run: () => void;
}

/** More than these at one moment: something asks itself again and again without waiting. */
const mostAtOneMoment = 3_000;

/**
 * All the time there is: a clock that anybody may set, one that nobody can, and everything that is due,
 * in one line. After each event all promises settle before the next event.
 */
export class WorldTime {
  readonly #line: Due[] = [];
  #elapsedMs = 0;
  #offsetMs: number;
  #number = 0;
  #eventCount = 0;
  #sleptMs = 0;

  constructor(
    private readonly startMs: number,
    private readonly settle: () => Promise<void>,
  ) {
    this.#offsetMs = startMs;
  }

  /** The time of day at the API, which neither sleeps nor is set. */
  trueNow(): number {
    return this.startMs + this.#elapsedMs + this.#sleptMs;
  }

  elapsedMs(): number {
    return this.#elapsedMs;
  }

  /** The time of day. */
  now(): number {
    return this.#offsetMs + this.#elapsedMs;
  }

  get eventCount(): number {
    return this.#eventCount;
  }

  /** Somebody sets the clock. */
  jump(ms: number): void {
    this.#offsetMs += ms;
  }

  /** The computer sleeps: what was due meanwhile is overdue, unless its clock for durations slept too. */
  sleep(ms: number, clockSleepsToo: boolean): void {
    if (clockSleepsToo) {
      this.#offsetMs += ms;
      this.#sleptMs += ms;
    } else {
      this.#elapsedMs += ms;
    }
  }

  after(delayMs: number, owner: Owner, what: string, run: () => void): Disposable {
    this.#number += 1;
    const due: Due = {
      atMs: this.#elapsedMs + Math.max(0, delayMs),
      number: this.#number,
      owner,
      what,
      run,
    };
    this.#line.splice(this.#placeOf(due), 0, due);
    return {
      dispose: () => {
        const at = this.#line.indexOf(due);
        if (at >= 0) {
          this.#line.splice(at, 1);
        }
      },
    };
  }

  /** What somebody still waits for, by name. */
  waitingOf(owner: Owner): readonly string[] {
    return this.#line
      .filter((due) => due.owner === owner)
      .map(({ what, run }) => `${what}: ${String(run).replaceAll(/\s+/g, " ").slice(0, 100)}`);
  }

  drop(owner: Owner): void {
    const kept = this.#line.filter((due) => due.owner !== owner);
    this.#line.splice(0, this.#line.length, ...kept);
  }

  async pass(ms: number): Promise<void> {
    const untilMs = this.#elapsedMs + ms;
    await this.settle();
    let count = 0;
    for (let due = this.#line[0]; due && due.atMs <= untilMs; due = this.#line[0]) {
      this.#line.shift();
      count = due.atMs > this.#elapsedMs ? 0 : count + 1;
      if (count > mostAtOneMoment) {
        throw new Error(`spins: ${due.owner.name} ${due.what}`);
      }
      this.#elapsedMs = Math.max(this.#elapsedMs, due.atMs);
      this.#eventCount += 1;
      due.run();
      await this.settle();
    }
    this.#elapsedMs = Math.max(this.#elapsedMs, untilMs);
  }

  #placeOf({ atMs }: Due): number {
    let low = 0;
    let high = this.#line.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#line[middle]?.atMs ?? Infinity) <= atMs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/** Runs what promises wait for; nothing of it depends on how long that takes. */
export function settlePromises(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
