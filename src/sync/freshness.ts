import * as vscode from "vscode";
import type { Clock } from "../core/clock";
import type { Disposable } from "../core/emitter";
import type { Logger } from "../core/logger";
import { Poller, type PollOutcome } from "../core/poller";
import { serverKey, type ServerRef } from "../core/server";
import type { ServerRefresher } from "../core/serverRefresher";
import { isInTransition } from "../core/serverStatus";
import type { ServerStore } from "../core/serverStore";
import { TransitionWatcher } from "../core/transitionWatcher";
import type { Arrivals } from "./arrivals";
import { settings } from "../ui/settings";

/** A view that shows servers: while it is visible, they are kept fresh. */
export interface Watched {
  readonly visible: boolean;
  readonly onDidChangeVisibility: vscode.Event<unknown>;
}

/** Panels that show one server each. */
export interface WatchedServers {
  readonly visibleServers: () => readonly ServerRef[];
  readonly onDidChangeVisibility: vscode.Event<unknown>;
}

export interface FreshnessDependencies {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly panels: WatchedServers;
  /** Servers that were just created are followed there, and so not here as well. */
  readonly arrivals: Pick<Arrivals, "isAwaited">;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Asks for the servers again, while somebody can see them and looks at this window. */
export class Freshness {
  readonly #poller: Poller;
  readonly #watcher: TransitionWatcher;
  readonly #panels: WatchedServers;
  readonly #listeners: readonly Disposable[];

  constructor(
    private readonly view: Watched,
    { store, refresher, panels, arrivals, clock, logger }: FreshnessDependencies,
  ) {
    this.#panels = panels;
    this.#poller = new Poller({
      clock,
      intervalMs: () => settings.refreshIntervalMs(),
      poll: () => pollAll(refresher),
      onFault: (fault) => {
        logger.error(`The refresh failed: ${String(fault)}`);
      },
      random: Math.random,
    });
    this.#watcher = new TransitionWatcher({
      clock,
      inTransition: () =>
        store
          .allServers()
          .filter(({ server }) => isInTransition(server.status))
          .map(({ account, server }) => ({ accountKey: account.key, serverId: server.id }))
          .filter((ref) => !arrivals.isAwaited(ref) && this.#isInSight(ref)),
      refreshServer: (ref) => refresher.refreshServer(ref),
      refreshList: (accountKey) => refresher.refreshList(accountKey),
    });
    this.#listeners = [
      view.onDidChangeVisibility(() => {
        this.#look();
      }),
      panels.onDidChangeVisibility(() => {
        this.#look();
      }),
      vscode.window.onDidChangeWindowState(() => {
        this.#look();
      }),
      store.onDidChange(() => {
        this.#watcher.update();
      }),
    ];
    this.#poller.restart();
    this.#look();
  }

  /** Told after a change of the interval, and after somebody has refreshed by hand. */
  restart(): void {
    this.#poller.restart();
  }

  dispose(): void {
    this.#poller.dispose();
    this.#watcher.dispose();
    for (const listener of this.#listeners) {
      listener.dispose();
    }
  }

  #look(): void {
    const { focused } = vscode.window.state;
    const panelIsVisible = this.#panels.visibleServers().length > 0;
    this.#watcher.update();
    this.#poller.setWatched(this.view.visible && focused);
    this.#watcher.setWatched((this.view.visible || panelIsVisible) && focused);
  }

  /** Beside a hidden view, only the servers whose panels are open are asked for. */
  #isInSight(ref: ServerRef): boolean {
    const shown = this.#panels.visibleServers();
    return (
      this.view.visible ||
      shown.length === 0 ||
      shown.some((other) => serverKey(other) === serverKey(ref))
    );
  }
}

async function pollAll(refresher: ServerRefresher): Promise<PollOutcome> {
  const problems = (await refresher.refreshAll()).flatMap(({ problem }) => problem ?? []);
  if (problems.length === 0) {
    return "ok";
  }
  const waits = problems.map((problem) =>
    problem.kind === "rateLimited" ? (problem.retryAfterMs ?? 0) : 0,
  );
  return { failed: true, retryAfterMs: Math.max(...waits) };
}
