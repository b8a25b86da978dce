import * as vscode from "vscode";
import type { ServerCommandName } from "../core/base/commandIds";
import type { Clock } from "../core/base/clock";
import type { Disposable } from "../core/base/emitter";
import { serverKey, type Server, type ServerRef } from "../core/servers/server";
import type { ServerRefresher } from "../core/refresh/serverRefresher";
import { isInTransition, needsAttention } from "../core/servers/serverStatus";
import { waitForPort, type PortState, type ProbePort } from "../core/servers/portWait";
import { sshTarget } from "../core/servers/sshTarget";
import { probePort } from "../network/probePort";
import { sshSettings } from "../ui/settings";
import { concerns, type ServerStore } from "../core/servers/serverStore";
import { TransitionFollower } from "../core/refresh/transitionFollower";
import type { Notifier } from "../ui/notifier";
import { runOnServer } from "../ui/runCommand";
import { statusWord } from "../ui/statusLook";

export interface NewServerFollowerDependencies {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly clock: Clock;
  readonly notifier: Notifier;
  readonly probe: ProbePort;
}

/** Follows with the real network. */
export function followNewServers(
  dependencies: Omit<NewServerFollowerDependencies, "probe">,
): NewServerFollower {
  return new NewServerFollower({ ...dependencies, probe: probePort });
}

/**
 * Follows servers that were just created until they are ready, and reports that once. Creating
 * takes minutes in which users look at other things so, unlike everything else, this reads from the
 * API even while the view is hidden.
 */
export class NewServerFollower {
  readonly #awaited = new Map<string, ServerRef>();
  readonly #follower: TransitionFollower;
  readonly #listeners: readonly Disposable[];

  constructor(private readonly dependencies: NewServerFollowerDependencies) {
    const { store, refresher, clock } = dependencies;
    this.#follower = new TransitionFollower({
      clock,
      refreshServer: (ref) => refresher.refreshServer(ref),
      refreshList: (accountKey) => refresher.refreshList(accountKey),
      paceOf: (accountKey) => refresher.paceOf(accountKey),
      countOf: (accountKey) => store.countOf(accountKey),
      isMeant: () => true,
    });
    this.#follower.setVisible(true);
    this.#listeners = [
      store.onDidChange((change) => {
        for (const ref of this.#awaited.values()) {
          if (concerns(change, ref)) {
            this.#look(ref);
          }
        }
      }),
      refresher.onDidAnswer(({ ref, details }) => {
        if (!details && this.isFollowed(ref)) {
          this.#end(ref);
        }
      }),
    ];
  }

  follow(ref: ServerRef): void {
    this.#awaited.set(serverKey(ref), ref);
    this.#follower.update(ref, true);
    this.#look(ref);
  }

  isFollowed(ref: ServerRef): boolean {
    return this.#awaited.has(serverKey(ref));
  }

  dispose(): void {
    for (const listener of this.#listeners) {
      listener.dispose();
    }
    this.#follower.dispose();
  }

  /** A server that a late list does not have yet is awaited on: only its own 404 says it is gone. */
  #look(ref: ServerRef): void {
    const { store } = this.dependencies;
    const server = store.find(ref)?.server;
    if (server && hasArrived(server)) {
      this.#end(ref);
      void this.#announce(ref, server);
    } else if (!store.account(ref.accountKey)) {
      this.#end(ref);
    }
  }

  #end(ref: ServerRef): void {
    this.#awaited.delete(serverKey(ref));
    this.#follower.update(ref, false);
  }

  /** A server is ready when it can be connected to, as far as that shows from here. */
  async #announce(ref: ServerRef, server: Server): Promise<void> {
    const { probe, clock, store } = this.dependencies;
    const target = sshTarget(server, sshSettings());
    const port =
      server.status === "active" && target.ok
        ? await waitForPort({ host: target.host, port: sshSettings().port, probe, clock })
        : "open";
    // While the port was tried it may have been stopped or deleted, or its account has signed out.
    const now = store.find(ref)?.server;
    if (now) {
      this.#say(ref, now, port);
    }
  }

  #say(ref: ServerRef, { name, status, ipv4, ipv6 }: Server, port: PortState): void {
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
      readiness(name, address, port),
      showDetails,
      command(vscode.l10n.t("Copy IP Address"), "copyIp"),
      command(vscode.l10n.t("Connect in Terminal"), "openTerminal"),
    );
  }
}

function readiness(name: string, address: string, port: PortState): string {
  switch (port) {
    case "open":
      return vscode.l10n.t("{0} is ready at {1}.", name, address);
    case "refused":
      return vscode.l10n.t(
        "{0} is active at {1}, but doesn't accept SSH connections yet.",
        name,
        address,
      );
    case "silent":
      return vscode.l10n.t(
        "{0} is active at {1}. Its SSH server can't be reached from here, perhaps because of a firewall.",
        name,
        address,
      );
  }
}

/** A failure counts as an arrival, so that nobody waits for a server that never becomes ready. */
function hasArrived({ status }: Server): boolean {
  return !isInTransition(status) || needsAttention(status);
}
