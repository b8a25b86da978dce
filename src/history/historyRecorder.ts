import type { Disposable } from "../core/base/emitter";
import { serverKey, type ServerRef } from "../core/servers/server";
import type { ServerRefresher } from "../core/refresh/serverRefresher";
import type { ServerStore } from "../core/servers/serverStore";
import { sampleOf } from "../core/usage/usageSample";
import type { UsageHistory } from "./usageHistory";

export interface HistoryRecorderOptions {
  readonly refresher: Pick<ServerRefresher, "onDidAnswer">;
  readonly store: Pick<ServerStore, "views" | "onDidChange">;
  readonly history: Pick<UsageHistory, "add" | "remove">;
}

/**
 * Adds a sample for every response about a server, and drops the history of servers that are gone.
 */
export class HistoryRecorder {
  readonly #listeners: readonly Disposable[];
  #known = new Map<string, ServerRef>();

  constructor(private readonly options: HistoryRecorderOptions) {
    const { refresher, store } = options;
    this.#listeners = [
      refresher.onDidAnswer(({ ref, details, atMs }) => {
        const sample = details && sampleOf(details, atMs);
        if (sample) {
          options.history.add(ref, sample);
        }
        if (!details) {
          void options.history.remove(ref);
        }
      }),
      store.onDidChange(() => {
        this.#follow();
      }),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) {
      listener.dispose();
    }
  }

  /** An incomplete list does not prove that a server is gone. */
  #follow(): void {
    const views = this.options.store.views();
    const unsure = new Set(
      views
        .filter(({ snapshot }) => snapshot.unreadableCount > 0)
        .map(({ account }) => account.key),
    );
    const accountKeys = new Set(views.map(({ account }) => account.key));
    const now = new Map(
      views.flatMap(({ account, snapshot }) =>
        snapshot.servers.map(({ id }) => {
          const ref = { accountKey: account.key, serverId: id };
          return [serverKey(ref), ref] as const;
        }),
      ),
    );
    for (const [key, ref] of this.#known) {
      if (!now.has(key) && accountKeys.has(ref.accountKey) && !unsure.has(ref.accountKey)) {
        void this.options.history.remove(ref);
      }
    }
    this.#known = now;
  }
}
