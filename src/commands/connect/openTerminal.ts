import * as vscode from "vscode";
import type { Server } from "../../core/servers/server";
import { sshTarget, type SshTarget } from "../../core/servers/sshTarget";
import type { ServerStore } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { runOnServer } from "../../ui/runCommand";
import { settings } from "../../ui/settings";
import { describeSshFault, sshFaultButtons } from "./sshMessages";
import { chooseServer } from "../choice/chooseServers";

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
    title: vscode.l10n.t("Connect in Terminal"),
    placeHolder: vscode.l10n.t("Select a server to connect to"),
    nothingToPick: vscode.l10n.t("No server has an IP address yet."),
    notifier,
  });
  if (!chosen) {
    return;
  }
  const { ref, server } = chosen;
  const target = sshTarget(server, settings.ssh());
  if (!target.ok) {
    notifier.warn(describeSshFault(server.name, target.fault), ...sshFaultButtons(target.fault));
    return;
  }
  if (server.status !== "stopped") {
    connect(server, target);
    return;
  }
  const start = vscode.l10n.t("Start");
  notifier.warn(
    vscode.l10n.t("{0} is stopped. Start it before you connect.", server.name),
    { label: start, run: () => runOnServer("start", ref) },
    {
      label: vscode.l10n.t("Connect Anyway"),
      run: () => {
        connect(server, target);
      },
    },
  );
}

function connect(server: Server, { args }: Extract<SshTarget, { ok: true }>): void {
  vscode.window
    .createTerminal({
      name: server.name,
      shellPath: "ssh",
      shellArgs: [...args],
      iconPath: new vscode.ThemeIcon("vm-connect"),
      isTransient: true,
    })
    .show();
}
