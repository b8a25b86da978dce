/**
 * How many requests of a batch one account may have under way. A refusal for being too fast halves
 * that at once, and it grows back slowly, so that a batch settles at what the API allows.
 */
export class Throttle {
  #most: number;
  #running = 0;
  #successes = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly mostAtOnce: number) {
    this.#most = mostAtOnce;
  }

  /** Resolves when the account has room for one more. */
  async enter(): Promise<void> {
    if (this.#running < this.#most) {
      this.#running += 1;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  leave(): void {
    this.#running -= 1;
    this.#admit();
  }

  wasAccepted(): void {
    this.#successes += 1;
    if (this.#successes >= growAfter && this.#most < this.mostAtOnce) {
      this.#successes = 0;
      this.#most += 1;
      this.#admit();
    }
  }

  wasTooFast(): void {
    this.#successes = 0;
    this.#most = Math.max(1, Math.floor(this.#most / 2));
  }

  #admit(): void {
    while (this.#running < this.#most) {
      const next = this.#waiting.shift();
      if (!next) {
        return;
      }
      this.#running += 1;
      next();
    }
  }
}

/** So many in a row show that it may go a little faster again. */
const growAfter = 20;
