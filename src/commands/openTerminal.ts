import * as vscode from "vscode";
import type { Server } from "../core/server";
import { sshTarget, type SshFault, type SshTarget } from "../core/sshTarget";
import type { ServerStore } from "../core/serverStore";
import type { Notifier } from "../ui/notifier";
import { settings } from "../ui/settings";
import { serversFor } from "./pickServer";

export interface OpenTerminalDependencies {
  readonly store: ServerStore;
  readonly notifier: Notifier;
}

/** Starts the system's ssh in a terminal, as a program with arguments and never through a shell. */
export async function openTerminal(
  clicked: unknown,
  { store, notifier }: OpenTerminalDependencies,
): Promise<void> {
  const [ref] = await serversFor(clicked, undefined, {
    store,
    applies: ({ ipv4, ipv6 }) => ipv4 !== undefined || ipv6 !== undefined,
    placeHolder: vscode.l10n.t("Connect to which server?"),
    nothingToPick: vscode.l10n.t("No server has an address yet."),
    notifier,
  });
  const server = ref && store.find(ref)?.server;
  if (!ref || !server) {
    return;
  }
  const target = sshTarget(server, settings.ssh());
  if (!target.ok) {
    sayFault(notifier, server, target.fault);
    return;
  }
  if (server.status !== "stopped") {
    connect(server, target);
    return;
  }
  const start = vscode.l10n.t("Start");
  notifier.warn(
    vscode.l10n.t("{0} is stopped. Start it before you connect.", server.name),
    { label: start, run: () => vscode.commands.executeCommand("vps.server.start", server.id) },
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

function sayFault(notifier: Notifier, server: Server, fault: SshFault): void {
  const setting = settingOf(fault);
  const buttons = setting
    ? [
        {
          label: vscode.l10n.t("Open Settings"),
          run: () => vscode.commands.executeCommand("workbench.action.openSettings", setting),
        },
      ]
    : [];
  notifier.warn(describeFault(server, fault), ...buttons);
}

function settingOf(fault: SshFault): string | undefined {
  switch (fault) {
    case "badUser":
      return "vps.ssh.user";
    case "badPort":
      return "vps.ssh.port";
    case "badIdentityFile":
      return "vps.ssh.identityFile";
    case "noAddress":
    case "badAddress":
      return undefined;
  }
}

function describeFault({ name }: Server, fault: SshFault): string {
  switch (fault) {
    case "noAddress":
      return vscode.l10n.t("{0} has no address yet. Try again in a minute.", name);
    case "badAddress":
      return vscode.l10n.t(
        "The address that VPS.org gives for {0} is not an IP address, so nothing was started.",
        name,
      );
    case "badUser":
      return vscode.l10n.t("The setting vps.ssh.user is not a user name. Nothing was started.");
    case "badPort":
      return vscode.l10n.t(
        "The setting vps.ssh.port has to be a whole number from 1 to 65535. Nothing was started.",
      );
    case "badIdentityFile":
      return vscode.l10n.t(
        "The setting vps.ssh.identityFile is not the path of a file. Nothing was started.",
      );
  }
}
