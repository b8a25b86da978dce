import type { Disposable } from "../core/base/emitter";
import type { ServerRefresher } from "../core/refresh/serverRefresher";
import { sampleOf } from "../core/usage/usageSample";
import type { UsageHistory } from "./usageHistory";

export interface HistoryRecorderOptions {
  readonly refresher: Pick<ServerRefresher, "onDidAnswer">;
  readonly history: Pick<UsageHistory, "add">;
}

/**
 * Adds a sample for every answer about one server. What was recorded outlives its server: that a
 * server is gone may be a mistake, and its usage can't be had again.
 */
export class HistoryRecorder {
  readonly #listener: Disposable;

  constructor({ refresher, history }: HistoryRecorderOptions) {
    this.#listener = refresher.onDidAnswer(({ ref, details, atMs }) => {
      const sample = details && sampleOf(details, atMs);
      if (sample) {
        history.add(ref, sample);
      }
    });
  }

  dispose(): void {
    this.#listener.dispose();
  }
}
