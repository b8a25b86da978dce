import type { Clock } from "../base/clock";
import type { Disposable } from "../base/emitter";
import type { Logger } from "../base/logger";
import { Poller, type PollOutcome } from "./poller";
import { askedPauseMs } from "../base/problem";
import { serverKey, type ServerRef } from "../servers/server";
import type { ServerRefresher } from "./serverRefresher";
import { isInTransition } from "../servers/serverStatus";
import { refOf, type ServerStore } from "../servers/serverStore";
import { TransitionFollower } from "./transitionFollower";

/** What a person can see now. */
export interface Visibility {
  readonly viewIsVisible: () => boolean;
  readonly windowIsFocused: () => boolean;
  /** The servers of visible panels. */
  readonly visibleServers: () => readonly ServerRef[];
}

export interface AutoRefreshOptions {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly sight: Visibility;
  /** Servers that somebody else asks for already, and so not asked for here as well. */
  readonly isFollowedElsewhere: (ref: ServerRef) => boolean;
  /** 0 is off. */
  readonly intervalMs: () => number;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly logger: Logger;
}

/** Asks for the servers again, while somebody can see them and looks at this window. */
export class AutoRefresh {
  readonly #poller: Poller;
  readonly #watcher: TransitionFollower;
  readonly #storeListener: Disposable;
  #goodAsOfMs = 0;

  constructor(private readonly options: AutoRefreshOptions) {
    const { store, refresher, clock, random, intervalMs, logger } = options;
    this.#poller = new Poller({
      clock,
      intervalMs,
      poll: () => pollAll(refresher),
      onFault: (fault) => {
        logger.error(`The refresh failed: ${String(fault)}`);
      },
      random,
    });
    this.#watcher = new TransitionFollower({
      clock,
      inTransition: () => this.#inTransition(),
      refreshServer: (ref) => refresher.refreshServer(ref),
      refreshList: (accountKey) => refresher.refreshList(accountKey),
    });
    this.#storeListener = store.onDidChange(() => {
      this.#watcher.update();
      this.#noteGoodLists();
    });
    this.#poller.restart();
    this.#noteGoodLists();
    this.visibilityChanged();
  }

  /** Told whenever a view or panel appears or vanishes, and when the focus comes or goes. */
  visibilityChanged(): void {
    const { viewIsVisible, windowIsFocused, visibleServers } = this.options.sight;
    const hasFocus = windowIsFocused();
    this.#watcher.update();
    this.#poller.setVisible(viewIsVisible() && hasFocus);
    this.#watcher.setVisible((viewIsVisible() || visibleServers().length > 0) && hasFocus);
  }

  /** Told after a change of the interval. */
  restart(): void {
    this.#poller.restart();
  }

  dispose(): void {
    this.#storeListener.dispose();
    this.#poller.dispose();
    this.#watcher.dispose();
  }

  /** Whoever asked: where all lists are good again, nothing that was said of a pause holds. */
  #noteGoodLists(): void {
    const snapshots = this.options.store.views().map(({ snapshot }) => snapshot);
    const newestMs = Math.max(0, ...snapshots.map(({ asOfMs = 0 }) => asOfMs));
    if (newestMs > this.#goodAsOfMs && !snapshots.some((one) => one.problem ?? one.isRestored)) {
      this.#goodAsOfMs = newestMs;
      this.#poller.restart();
    }
  }

  #inTransition(): readonly ServerRef[] {
    const { store, isFollowedElsewhere } = this.options;
    return store
      .allServers()
      .filter(({ server }) => isInTransition(server.status))
      .map(refOf)
      .filter((ref) => !isFollowedElsewhere(ref) && this.#isInSight(ref));
  }

  /** Beside a hidden view, only the servers whose panels are open are asked for. */
  #isInSight(ref: ServerRef): boolean {
    const { viewIsVisible, visibleServers } = this.options.sight;
    const shown = visibleServers();
    return (
      viewIsVisible() ||
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
  const waits = problems.map((problem) => askedPauseMs(problem) ?? 0);
  return { failed: true, retryAfterMs: Math.max(...waits) };
}
