import type { Disposable } from "../core/base/emitter";
import type { ServerRefresher } from "../core/refresh/serverRefresher";
import { sampleOf } from "../core/usage/usageSample";
import type { UsageHistory } from "./usageHistory";

export interface HistoryRecorderOptions {
  readonly refresher: Pick<ServerRefresher, "onDidAnswer">;
  readonly history: Pick<UsageHistory, "add" | "addState">;
}

/**
 * Adds what every answer about one server says of its usage and state. What was recorded outlives
 * its server: that a server is gone may be a mistake, and its usage can't be had again.
 */
export class HistoryRecorder {
  readonly #listener: Disposable;

  constructor({ refresher, history }: HistoryRecorderOptions) {
    this.#listener = refresher.onDidAnswer(({ ref, details, atMs }) => {
      if (!details) {
        return;
      }
      history.addState(ref, { atMs, status: details.status });
      const sample = sampleOf(details, atMs);
      if (sample) {
        history.add(ref, sample);
      }
    });
  }

  dispose(): void {
    this.#listener.dispose();
  }
}
