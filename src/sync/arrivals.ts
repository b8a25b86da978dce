import * as vscode from "vscode";
import type { Clock } from "../core/clock";
import type { Disposable } from "../core/emitter";
import { serverKey, type Server, type ServerRef } from "../core/server";
import type { ServerRefresher } from "../core/serverRefresher";
import { isInTransition } from "../core/serverStatus";
import type { ServerStore } from "../core/serverStore";
import { TransitionWatcher } from "../core/transitionWatcher";
import type { Notifier } from "../ui/notifier";
import { statusWord } from "../ui/statusLook";

export interface ArrivalsDependencies {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly clock: Clock;
  readonly notifier: Notifier;
}

/**
 * Follows servers that were just created until they are there, and says so once. Creating takes
 * minutes in which people look at other things, so unlike everything else this asks the API
 * while the view is hidden too.
 */
export class Arrivals {
  readonly #awaited = new Map<string, ServerRef>();
  readonly #watcher: TransitionWatcher;
  readonly #storeListener: Disposable;

  constructor(private readonly dependencies: ArrivalsDependencies) {
    const { store, refresher, clock } = dependencies;
    this.#watcher = new TransitionWatcher({
      clock,
      inTransition: () => [...this.#awaited.values()],
      refreshServer: (ref) => refresher.refreshServer(ref),
      refreshList: (accountKey) => refresher.refreshList(accountKey),
    });
    this.#watcher.setWatched(true);
    this.#storeListener = store.onDidChange(() => {
      this.#look();
    });
  }

  announce(ref: ServerRef): void {
    this.#awaited.set(serverKey(ref), ref);
    this.#look();
  }

  isAwaited(ref: ServerRef): boolean {
    return this.#awaited.has(serverKey(ref));
  }

  dispose(): void {
    this.#storeListener.dispose();
    this.#watcher.dispose();
  }

  #look(): void {
    for (const [key, ref] of this.#awaited) {
      const server = this.dependencies.store.find(ref)?.server;
      if (!server || !isInTransition(server.status)) {
        this.#awaited.delete(key);
        if (server) {
          this.#say(ref, server);
        }
      }
    }
    this.#watcher.update();
  }

  #say(ref: ServerRef, { name, status, ipv4, ipv6 }: Server): void {
    const { notifier } = this.dependencies;
    const command = (label: string, id: string) => ({
      label,
      run: () => vscode.commands.executeCommand(id, serverKey(ref)),
    });
    if (status !== "active") {
      notifier.warn(
        vscode.l10n.t("{0} was created. Its state is {1}.", name, statusWord(status)),
        command(vscode.l10n.t("Show Details"), "vps.server.show"),
      );
      return;
    }
    notifier.info(
      vscode.l10n.t("{0} is ready at {1}.", name, ipv4 ?? ipv6 ?? vscode.l10n.t("no address yet")),
      command(vscode.l10n.t("Show Details"), "vps.server.show"),
      command(vscode.l10n.t("Copy IP Address"), "vps.server.copyIp"),
      command(vscode.l10n.t("Connect in Terminal"), "vps.server.openTerminal"),
    );
  }
}
