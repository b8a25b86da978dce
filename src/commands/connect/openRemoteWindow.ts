import * as vscode from "vscode";
import type { ServerStore } from "../../core/servers/serverStore";
import { sshTarget } from "../../core/servers/sshTarget";
import type { Notifier } from "../../ui/notifier";
import { describeSshFault, sshFaultButtons } from "./sshMessages";
import type { SshMemory } from "./sshMemory";
import { chooseServer } from "../choice/chooseServers";

/** The extensions that open a window over SSH, in VS Code and in the editors built on it. */
const remoteSshExtensions = [
  "ms-vscode-remote.remote-ssh",
  "anysphere.remote-ssh",
  "codeium.windsurf-remote-openssh",
  "google.antigravity-remote-openssh",
  "jeanp413.open-remote-ssh",
];

export interface OpenRemoteWindowDependencies {
  readonly store: ServerStore;
  readonly notifier: Notifier;
  readonly ssh: SshMemory;
}

/** Opens a window on the server through whichever Remote-SSH extension is installed. */
export async function openRemoteWindow(
  clicked: unknown,
  { store, notifier, ssh: memory }: OpenRemoteWindowDependencies,
): Promise<void> {
  const chosen = await chooseServer(clicked, {
    store,
    notifier,
    applies: ({ ipv4, ipv6 }) => ipv4 !== undefined || ipv6 !== undefined,
    title: vscode.l10n.t("Open Remote Window"),
    placeHolder: vscode.l10n.t("Select a server to open in a remote window"),
    nothingToPick: vscode.l10n.t("No server has an IP address yet."),
  });
  if (!chosen) {
    return;
  }
  const ssh = memory.settingsOf(chosen.ref);
  const target = sshTarget(chosen.server, ssh);
  if (!target.ok) {
    notifier.warn(
      describeSshFault(chosen.server.name, target.fault),
      ...sshFaultButtons(target.fault),
    );
    return;
  }
  if (!remoteSshExtensions.some((id) => vscode.extensions.getExtension(id))) {
    offerExtension(notifier);
    return;
  }
  const port = ssh.port === 22 ? "" : `:${String(ssh.port)}`;
  const host = target.host.includes(":") ? `[${target.host}]` : target.host;
  await vscode.commands.executeCommand("vscode.newWindow", {
    remoteAuthority: `ssh-remote+${ssh.user}@${host}${port}`,
  });
}

function offerExtension(notifier: Notifier): void {
  notifier.info(
    vscode.l10n.t(
      "Opening a remote window requires the Remote - SSH extension, which isn't installed.",
    ),
    {
      label: vscode.l10n.t("Find Extension"),
      run: () => vscode.commands.executeCommand("workbench.extensions.search", "remote ssh"),
    },
  );
}
