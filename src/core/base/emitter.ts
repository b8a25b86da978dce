export interface Disposable {
  dispose(): void;
}

/** The smallest event source, so that the core needs none of VS Code's. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  /** Calls the listener at every `fire` until what it returns is disposed. */
  readonly event = (listener: (value: T) => void): Disposable => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      listener(value);
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
