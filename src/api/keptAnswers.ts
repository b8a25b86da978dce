interface KeptAnswer {
  readonly text: string;
  readonly value: unknown;
}

/** More pages than a list of everything that anybody rents has. */
const mostPaths = 1_000;

/** Remembers by path what was answered last, so that the same text is not parsed again. */
export class KeptAnswers {
  readonly #byPath = new Map<string, KeptAnswer>();

  find(path: string, text: string): KeptAnswer | undefined {
    const kept = this.#byPath.get(path);
    return kept?.text === text ? kept : undefined;
  }

  keep(path: string, text: string, value: unknown): void {
    if (this.#byPath.size >= mostPaths) {
      this.#byPath.clear();
    }
    this.#byPath.set(path, { text, value });
  }
}
