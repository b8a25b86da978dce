import * as vscode from "vscode";
import type { CommandName, ServerCommandName } from "../../core/base/commandIds";
import { allowedPowerActions } from "../../core/servers/powerAction";
import type { ServerStore, ServerView } from "../../core/servers/serverStore";
import type { WorkspaceLink } from "../../core/servers/workspaceLink";
import type { Notifier } from "../../ui/notifier";
import { runCommand, runOnServer } from "../../ui/runCommand";
import { chooseServer } from "../choice/chooseServers";
import { calledAmong } from "../choice/calledAmong";

export interface LinkDependencies {
  readonly store: ServerStore;
  readonly link: () => Promise<WorkspaceLink>;
  readonly notifier: Notifier;
}

interface MenuItem extends vscode.QuickPickItem {
  readonly run: () => Promise<void>;
}

/** Shows a server's state in the status bar of this workspace, and of no other. */
export async function linkWorkspace(
  clicked: unknown,
  { store, link, notifier }: LinkDependencies,
): Promise<void> {
  if (vscode.workspace.name === undefined) {
    notifier.info(vscode.l10n.t("Open a folder first: a server is linked to a workspace."));
    return;
  }
  const chosen = await chooseServer(clicked, {
    store,
    notifier,
    applies: () => true,
    title: vscode.l10n.t("Link Workspace to Server"),
    placeHolder: vscode.l10n.t("Select the server that this workspace belongs to"),
    nothingToPick: vscode.l10n.t("There are no servers to link the workspace to."),
  });
  if (chosen) {
    await (await link()).change({ ...chosen.ref, name: chosen.server.name });
  }
}

export async function unlinkWorkspace({ link: load, notifier }: LinkDependencies): Promise<void> {
  const link = await load();
  if (link.server) {
    await link.change(undefined);
  } else {
    notifier.info(vscode.l10n.t("This workspace is not linked to a server."));
  }
}

/** What can be done with the server of this workspace; without one, a server is linked to it. */
export async function showWorkspaceMenu(all: LinkDependencies): Promise<void> {
  const { server } = await all.link();
  if (!server) {
    await linkWorkspace(undefined, all);
    return;
  }
  const view = all.store.find(server);
  const placeHolder = view ? calledAmong(view.server, all.store) : server.name;
  const items = [...(view ? serverItems(view) : []), ...linkItems()];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Server of This Workspace"),
    placeHolder,
  });
  await chosen?.run();
}

function serverItems({ account, server }: ServerView): readonly MenuItem[] {
  const ref = { accountKey: account.key, serverId: server.id };
  const item = (name: ServerCommandName, icon: string, label: string): MenuItem => ({
    label,
    iconPath: new vscode.ThemeIcon(icon),
    run: () => runOnServer(name, ref),
  });
  const power = {
    start: () => item("start", "play", vscode.l10n.t("Start")),
    stop: () => item("stop", "debug-stop", vscode.l10n.t("Stop")),
    reboot: () => item("reboot", "debug-restart", vscode.l10n.t("Reboot")),
  };
  const hasAddress = (server.ipv4 ?? server.ipv6) !== undefined;
  return [
    item("show", "info", vscode.l10n.t("Show Details")),
    ...(hasAddress
      ? [
          item("openTerminal", "terminal", vscode.l10n.t("Connect in Terminal")),
          item("openRemoteWindow", "remote", vscode.l10n.t("Open Remote Window")),
          item("copyIp", "copy", vscode.l10n.t("Copy IP Address")),
        ]
      : []),
    ...allowedPowerActions(server.status).map((action) => power[action]()),
  ];
}

function linkItems(): readonly MenuItem[] {
  const item = (name: CommandName, icon: string, label: string): MenuItem => ({
    label,
    iconPath: new vscode.ThemeIcon(icon),
    run: () => runCommand(name),
  });
  return [
    item("linkWorkspace", "link", vscode.l10n.t("Link Workspace to Another Server…")),
    item("unlinkWorkspace", "circle-slash", vscode.l10n.t("Unlink Workspace")),
  ];
}
