import * as vscode from "vscode";
import { extensionId } from "../../core/base/manifestIds";
import type { Server, ServerRef } from "../../core/servers/server";
import { sshTarget, type ReachableTarget, type SshSettings } from "../../core/servers/sshTarget";
import type { ServerStore } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { runOnServer } from "../../ui/runCommand";
import { settings } from "../../ui/settings";
import { describeSshFault, sshFaultButtons } from "./sshMessages";
import { chooseServer } from "../choice/chooseServers";
import { sshMeanings } from "./sshMeanings";
import { sshPlace } from "./sshPlace";
import { showSshTerminal } from "./showSshTerminal";

export interface OpenTerminalDependencies {
  readonly store: ServerStore;
  readonly notifier: Notifier;
}

/** Starts the system's ssh in a terminal, as a program with arguments and never through a shell. */
export async function openTerminal(
  clicked: unknown,
  { store, notifier }: OpenTerminalDependencies,
): Promise<void> {
  const chosen = await chooseServer(clicked, {
    store,
    applies: ({ ipv4, ipv6 }) => ipv4 !== undefined || ipv6 !== undefined,
    placeHolder: vscode.l10n.t("Select a server to connect to"),
    nothingToPick: vscode.l10n.t("No server has an IP address yet."),
    notifier,
  });
  if (!chosen) {
    return;
  }
  const { ref, server } = chosen;
  const ssh = settings.ssh();
  const target = sshTarget(server, ssh);
  if (!target.ok) {
    notifier.warn(describeSshFault(server.name, target.fault), ...sshFaultButtons(target.fault));
    return;
  }
  const connection = { ref, server, ssh, target, notifier };
  if (server.status !== "stopped") {
    connect(connection);
    return;
  }
  const start = vscode.l10n.t("Start");
  notifier.warn(
    vscode.l10n.t("{0} is stopped. Start it before you connect.", server.name),
    { label: start, run: () => runOnServer("start", ref) },
    {
      label: vscode.l10n.t("Connect Anyway"),
      run: () => {
        connect(connection);
      },
    },
  );
}

interface Connection {
  readonly ref: ServerRef;
  readonly server: Server;
  readonly ssh: SshSettings;
  readonly target: ReachableTarget;
  readonly notifier: Notifier;
}

function connect({ ref, server, ssh, target, notifier }: Connection): void {
  const extension = vscode.extensions.getExtension(extensionId);
  showSshTerminal({
    name: server.name,
    args: target.args,
    failures: sshMeanings({ server, host: target.host, ssh, platform: process.platform }),
    place: sshPlace(vscode.env.remoteName, extension?.extensionKind),
    extensionPath: extension?.extensionPath ?? "",
    staysOpen: isNodeForTerminals(process.platform, process.versions),
    notifier,
    // With the settings as they are then.
    connectAgain: () => runOnServer("openTerminal", ref),
  });
}

/**
 * Whether VS Code's own Node can run in a terminal. On Windows the program of the desktop is one
 * without a console, so it can't.
 */
export function isNodeForTerminals(
  platform: NodeJS.Platform,
  versions: Readonly<Record<string, string | undefined>>,
): boolean {
  return platform !== "win32" || versions.electron === undefined;
}
