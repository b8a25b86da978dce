/** The simulator's timers, so that none outlives it. */
export class Waits {
  readonly #timers = new Set<NodeJS.Timeout>();
  #ended = false;

  /** Resolves after a time, or never once the simulator is closed. */
  for(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.#ended) {
        return;
      }
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, ms);
      this.#timers.add(timer);
    });
  }

  end(): void {
    this.#ended = true;
    for (const timer of this.#timers) {
      clearTimeout(timer);
    }
    this.#timers.clear();
  }
}
