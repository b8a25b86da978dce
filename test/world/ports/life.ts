import type { Owner, WorldTime } from "../base/time";
import { Holdings } from "./holdings";

/** Where the world of a window ends: at its so-and-so-manieth call of a port, before or after it acts. */
export interface CrashPoint {
  readonly call: number;
  readonly when: "before" | "after";
}

/** Everybody who asks something of a window that has ended waits for ever. */
function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}

/**
 * One window's life, from its opening to its end. Every word between the extension and what surrounds
 * it passes here, so that the window can end at any of them, and nothing of it happens afterwards.
 */
export class Life implements Owner {
  readonly holdings = new Holdings();
  #isAlive = true;
  #calls = 0;
  #crashAt: CrashPoint | undefined;

  constructor(
    readonly name: string,
    readonly time: WorldTime,
    private readonly onCrash: () => void,
  ) {}

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** How many times a port has been called. */
  get calls(): number {
    return this.#calls;
  }

  crashAt(point: CrashPoint): void {
    this.#crashAt = { ...point, call: this.#calls + point.call };
  }

  /** Counts a call. False if the window ends before it has any effect. */
  begin(): number | undefined {
    if (!this.#isAlive) {
      return undefined;
    }
    this.#calls += 1;
    if (this.#isCrash(this.#calls, "before")) {
      this.#crash();
      return undefined;
    }
    return this.#calls;
  }

  /** False if the window ends now that the call has had its effect. */
  took(call: number): boolean {
    if (this.#isAlive && this.#isCrash(call, "after")) {
      this.#crash();
    }
    return this.#isAlive;
  }

  /** A call that takes effect after a while and resolves then. */
  async call<T>(what: string, delayMs: number, effect: () => T): Promise<T> {
    const call = this.begin();
    if (call === undefined) {
      return never();
    }
    return new Promise((resolve, reject) => {
      this.time.after(delayMs, this, what, () => {
        try {
          const result = effect();
          if (this.took(call)) {
            resolve(result);
          }
        } catch (fault) {
          reject(fault instanceof Error ? fault : new Error(String(fault)));
        }
      });
    });
  }

  /** Nothing of the window happens any more. */
  end(): void {
    this.#isAlive = false;
    this.time.drop(this);
  }

  #isCrash(call: number, when: CrashPoint["when"]): boolean {
    return this.#crashAt?.when === when && this.#crashAt.call === call;
  }

  #crash(): void {
    this.end();
    this.onCrash();
  }
}
