import type { Clock } from "../base/clock";
import type { Disposable } from "../base/emitter";
import type { Logger } from "../base/logger";
import { serverKey, type ServerRef } from "../servers/server";
import { isInTransition } from "../servers/serverStatus";
import type { ServerStore, StoreChange } from "../servers/serverStore";
import type { Paces } from "./accountPace";
import { Poller } from "./poller";
import type { ServerRefresher } from "./serverRefresher";
import { TransitionFollower } from "./transitionFollower";
import { WakeDetector } from "./wakeDetector";

/** What the user can see now. */
export interface Visibility {
  readonly viewIsVisible: () => boolean;
  readonly windowIsFocused: () => boolean;
  /** The servers of visible panels. */
  readonly visibleServers: () => readonly ServerRef[];
}

export interface AutoRefreshOptions {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly paces: Paces;
  readonly sight: Visibility;
  /** Servers that somebody else asks for already, and so not asked for here as well. */
  readonly isFollowedElsewhere: (ref: ServerRef) => boolean;
  /** 0 is off. */
  readonly intervalMs: () => number;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly logger: Logger;
}

interface PolledAccount {
  readonly poller: Poller;
  /** When the newest good list came that this has heard of. */
  goodAsOfMs: number | undefined;
}

/** Asks for the servers again, each account on its own, while somebody can see them. */
export class AutoRefresh {
  readonly #accounts = new Map<string, PolledAccount>();
  readonly #follower: TransitionFollower;
  readonly #wakeDetector: WakeDetector;
  readonly #storeListener: Disposable;

  constructor(private readonly options: AutoRefreshOptions) {
    const { store, refresher, paces, clock } = options;
    this.#follower = new TransitionFollower({
      clock,
      refreshServer: (ref) => refresher.refreshServer(ref),
      refreshList: (accountKey) => refresher.refreshList(accountKey),
      paceOf: (accountKey) => refresher.paceOf(accountKey),
      countOf: (accountKey) => store.countOf(accountKey),
      isMeant: (ref) => this.#isMeant(ref),
    });
    this.#wakeDetector = new WakeDetector(clock, () => {
      paces.woke();
    });
    this.#storeListener = store.onDidChange((change) => {
      this.#storeChanged(change);
    });
    for (const { key } of store.accounts()) {
      this.#storeChanged({ accountKey: key, ids: "all" });
    }
    this.visibilityChanged();
  }

  /** Call whenever a view or panel appears or vanishes, and when the focus comes or goes. */
  visibilityChanged(): void {
    const { viewIsVisible, windowIsFocused, visibleServers } = this.options.sight;
    const hasFocus = windowIsFocused();
    const isAnythingSeen = (viewIsVisible() || visibleServers().length > 0) && hasFocus;
    this.#wakeDetector.setWatching(isAnythingSeen);
    this.#follower.setVisible(isAnythingSeen);
    for (const { poller } of this.#accounts.values()) {
      poller.setVisible(viewIsVisible() && hasFocus);
    }
  }

  /** Call after a change of the interval. */
  restart(): void {
    for (const { poller } of this.#accounts.values()) {
      poller.restart();
    }
  }

  dispose(): void {
    this.#storeListener.dispose();
    this.#follower.dispose();
    this.#wakeDetector.dispose();
    for (const { poller } of this.#accounts.values()) {
      poller.dispose();
    }
  }

  #storeChanged({ accountKey, ids }: StoreChange): void {
    const { store } = this.options;
    if (!store.account(accountKey)) {
      this.#accounts.get(accountKey)?.poller.dispose();
      this.#accounts.delete(accountKey);
      this.#follower.forget(accountKey);
      return;
    }
    this.#noteGoodList(accountKey, this.#polled(accountKey));
    const changed = ids === "all" ? store.serversOf(accountKey).map(({ id }) => id) : ids;
    for (const serverId of changed) {
      const ref = { accountKey, serverId };
      const server = store.find(ref)?.server;
      this.#follower.update(ref, server !== undefined && isInTransition(server.status));
    }
  }

  #polled(accountKey: string): PolledAccount {
    const known = this.#accounts.get(accountKey);
    if (known) {
      return known;
    }
    const { refresher, clock, random, intervalMs, logger, sight } = this.options;
    const poller = new Poller({
      clock,
      intervalMs,
      random,
      pace: refresher.paceOf(accountKey),
      poll: async () => ((await refresher.refreshList(accountKey)).problem ? "failed" : "ok"),
      onFault: (fault) => {
        logger.error(`The refresh failed: ${String(fault)}`);
      },
    });
    const polled = { poller, goodAsOfMs: undefined };
    this.#accounts.set(accountKey, polled);
    poller.restart();
    poller.setVisible(sight.viewIsVisible() && sight.windowIsFocused());
    return polled;
  }

  /** Whoever asked: after a good list, the next one has time. */
  #noteGoodList(accountKey: string, polled: PolledAccount): void {
    const { asOfMs, problem, isRestored } = this.options.store.stateOf(accountKey) ?? {};
    if (asOfMs !== polled.goodAsOfMs && !problem && !isRestored) {
      polled.goodAsOfMs = asOfMs;
      polled.poller.restart();
    }
  }

  /** Beside a hidden view, only the servers whose panels are open are asked for. */
  #isMeant(ref: ServerRef): boolean {
    const { sight, isFollowedElsewhere } = this.options;
    const isSeen = (other: ServerRef) => serverKey(other) === serverKey(ref);
    return (
      !isFollowedElsewhere(ref) && (sight.viewIsVisible() || sight.visibleServers().some(isSeen))
    );
  }
}
