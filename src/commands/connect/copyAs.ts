import * as vscode from "vscode";
import type { Server } from "../../core/servers/server";
import type { ServerStore } from "../../core/servers/serverStore";
import { sshCommand } from "../../core/servers/sshCommand";
import { sshTarget, type SshSettings } from "../../core/servers/sshTarget";
import { sshConfigBlock } from "../../core/servers/sshConfigBlock";
import type { Notifier } from "../../ui/notifier";
import { chooseServer } from "../choice/chooseServers";
import type { SshMemory } from "./sshMemory";

export interface CopyAsDependencies {
  readonly store: ServerStore;
  readonly notifier: Notifier;
  readonly ssh: SshMemory;
}

/** Copies the server in one of several formats. None of them contains a token. */
export async function copyAs(
  clicked: unknown,
  { store, notifier, ssh }: CopyAsDependencies,
): Promise<void> {
  const chosen = await chooseServer(clicked, {
    store,
    notifier,
    applies: () => true,
    title: vscode.l10n.t("Copy As"),
    placeHolder: vscode.l10n.t("Select a server to copy"),
    nothingToPick: vscode.l10n.t("There are no servers to copy."),
  });
  if (!chosen) {
    return;
  }
  const form = await vscode.window.showQuickPick(
    formsOf(chosen.server, ssh.settingsOf(chosen.ref)),
    {
      title: vscode.l10n.t("Copy As"),
      placeHolder: vscode.l10n.t("Copy {0} as", chosen.server.name),
      matchOnDescription: true,
    },
  );
  if (form) {
    await vscode.env.clipboard.writeText(form.text);
    vscode.window.setStatusBarMessage(vscode.l10n.t("Copied"), 3_000);
  }
}

interface Form extends vscode.QuickPickItem {
  readonly text: string;
}

function formsOf(server: Server, ssh: SshSettings): readonly Form[] {
  const target = sshTarget(server, ssh);
  return [
    ...plain(vscode.l10n.t("IPv4 address"), server.ipv4),
    ...plain(vscode.l10n.t("IPv6 address"), server.ipv6),
    ...plain(vscode.l10n.t("Hostname"), server.hostname),
    ...plain(vscode.l10n.t("Name"), server.name),
    ...plain(vscode.l10n.t("ID"), server.id),
    ...(target.ok
      ? [
          ...plain(
            vscode.l10n.t("SSH command"),
            sshCommand(target.host, ssh, process.platform === "win32"),
          ),
          {
            label: vscode.l10n.t("SSH configuration"),
            description: `Host ${server.name}`,
            text: sshConfigBlock(server, target.host, ssh),
          },
        ]
      : []),
    { label: vscode.l10n.t("JSON"), text: JSON.stringify(server, undefined, 2) },
  ];
}

function plain(label: string, text: string | undefined): readonly Form[] {
  return text === undefined ? [] : [{ label, description: text, text }];
}
