/**
 * Ends what has said nothing for too long. A test that goes round in promises alone lets no timer of
 * its own process strike, mocha's limit included.
 */
export class Silence {
  #timer: NodeJS.Timeout | undefined;
  #isTooLong = false;

  constructor(
    private readonly limitMs: number,
    private readonly onTooLong: () => void,
  ) {
    this.heard();
  }

  get isTooLong(): boolean {
    return this.#isTooLong;
  }

  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isTooLong = true;
      this.onTooLong();
    }, this.limitMs);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
