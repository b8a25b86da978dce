import * as vscode from "vscode";
import type { ServerCommandName } from "../core/base/commandIds";
import type { Clock } from "../core/base/clock";
import type { Disposable } from "../core/base/emitter";
import { serverKey, type Server, type ServerRef } from "../core/servers/server";
import type { ServerRefresher } from "../core/refresh/serverRefresher";
import { isInTransition, needsAttention } from "../core/servers/serverStatus";
import type { ServerStore } from "../core/servers/serverStore";
import { TransitionFollower } from "../core/refresh/transitionFollower";
import type { Notifier } from "../ui/notifier";
import { runOnServer } from "../ui/runCommand";
import { statusWord } from "../ui/statusLook";

export interface NewServerFollowerDependencies {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly clock: Clock;
  readonly notifier: Notifier;
}

/**
 * Follows servers that were just created until they are ready, and reports that once. Creating
 * takes minutes in which users look at other things so, unlike everything else, this reads from the
 * API even while the view is hidden.
 */
export class NewServerFollower {
  readonly #awaited = new Map<string, ServerRef>();
  readonly #watcher: TransitionFollower;
  readonly #listeners: readonly Disposable[];

  constructor(private readonly dependencies: NewServerFollowerDependencies) {
    const { store, refresher, clock } = dependencies;
    this.#watcher = new TransitionFollower({
      clock,
      inTransition: () => [...this.#awaited.values()],
      refreshServer: (ref) => refresher.refreshServer(ref),
      refreshList: (accountKey) => refresher.refreshList(accountKey),
    });
    this.#watcher.setVisible(true);
    this.#listeners = [
      store.onDidChange(() => {
        this.#look();
      }),
      refresher.onDidAnswer(({ ref, details }) => {
        if (!details) {
          this.#awaited.delete(serverKey(ref));
          this.#watcher.update();
        }
      }),
    ];
  }

  follow(ref: ServerRef): void {
    this.#awaited.set(serverKey(ref), ref);
    this.#look();
  }

  isFollowed(ref: ServerRef): boolean {
    return this.#awaited.has(serverKey(ref));
  }

  dispose(): void {
    for (const listener of this.#listeners) {
      listener.dispose();
    }
    this.#watcher.dispose();
  }

  /**
   * Keeps waiting for a server that a late list does not contain yet: only its own 404 means it is
   * gone.
   */
  #look(): void {
    const { store } = this.dependencies;
    const signedIn = new Set(store.views().map(({ account }) => account.key));
    for (const [key, ref] of this.#awaited) {
      const server = store.find(ref)?.server;
      if (server && hasArrived(server)) {
        this.#awaited.delete(key);
        this.#say(ref, server);
      } else if (!signedIn.has(ref.accountKey)) {
        this.#awaited.delete(key);
      }
    }
    this.#watcher.update();
  }

  #say(ref: ServerRef, { name, status, ipv4, ipv6 }: Server): void {
    const { notifier } = this.dependencies;
    const command = (label: string, name: ServerCommandName) => ({
      label,
      run: () => runOnServer(name, ref),
    });
    const showDetails = command(vscode.l10n.t("Show Details"), "show");
    if (status !== "active") {
      notifier.warn(
        vscode.l10n.t("{0} was created. Its state is {1}.", name, statusWord(status)),
        showDetails,
      );
      return;
    }
    const address = ipv4 ?? ipv6;
    if (address === undefined) {
      notifier.info(vscode.l10n.t("{0} is ready but has no IP address yet.", name), showDetails);
      return;
    }
    notifier.info(
      vscode.l10n.t("{0} is ready at {1}.", name, address),
      showDetails,
      command(vscode.l10n.t("Copy IP Address"), "copyIp"),
      command(vscode.l10n.t("Connect in Terminal"), "openTerminal"),
    );
  }
}

/** A failure counts as an arrival, so that nobody waits for a server that never becomes ready. */
function hasArrived({ status }: Server): boolean {
  return !isInTransition(status) || needsAttention(status);
}
