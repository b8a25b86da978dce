interface Running<Api, Answer> {
  readonly api: Api;
  readonly answer: Promise<Answer>;
}

/**
 * Reads that are under way, by what they ask for. Reads that overlap are asked once, unless one has to
 * be newer than what was sent before, or the account has another token since.
 */
export class RunningReads<Api, Answer> {
  readonly #running = new Map<string, Running<Api, Answer>>();

  /** The one under way with this API, or a new one. */
  shared(key: string, api: Api, ask: () => Promise<Answer>): Promise<Answer> {
    const running = this.#running.get(key);
    return running && running.api === api ? running.answer : this.anew(key, api, ask);
  }

  /** A new one, sent from now on; who comes later may share it. */
  anew(key: string, api: Api, ask: () => Promise<Answer>): Promise<Answer> {
    const asked: Running<Api, Answer> = {
      api,
      answer: ask().finally(() => {
        if (this.#running.get(key) === asked) {
          this.#running.delete(key);
        }
      }),
    };
    this.#running.set(key, asked);
    return asked.answer;
  }
}
