interface Disposable {
  dispose(): unknown;
}

/** What the extension has been given by its surroundings, and has not given back. */
export class Holdings {
  readonly #held = new Set<{ readonly what: string }>();

  get names(): readonly string[] {
    return [...this.#held].map(({ what }) => what);
  }

  hold(what: string, begun: Disposable): { dispose(): void } {
    const one = { what };
    this.#held.add(one);
    return {
      dispose: () => {
        this.#held.delete(one);
        begun.dispose();
      },
    };
  }

  /** The same event, each of whose listeners counts. */
  event<Listener>(what: string, event: (listener: Listener) => Disposable) {
    return (listener: Listener): { dispose(): void } => this.hold(what, event(listener));
  }
}
