import * as vscode from "vscode";
import { authorityOfAddress, authorityOfHost } from "../../core/servers/remoteAuthority";
import type { ServerStore } from "../../core/servers/serverStore";
import { sshTarget } from "../../core/servers/sshTarget";
import type { Notifier } from "../../ui/notifier";
import { chooseServer, type ChosenServer } from "../choice/chooseServers";
import type { SshConfig } from "./sshConfig";
import type { SshMemory } from "./sshMemory";
import { describeSshFault, sshFaultButtons } from "./sshMessages";

/** The extensions that open a window over SSH, in VS Code and in the editors built on it. */
export const remoteSshExtensions = [
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
  readonly sshConfig: SshConfig;
}

/** Opens a window on the server through whichever Remote-SSH extension is installed. */
export async function openRemoteWindow(
  clicked: unknown,
  { store, notifier, ssh: memory, sshConfig }: OpenRemoteWindowDependencies,
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
  const alias = await aliasFor(chosen, memory, sshConfig);
  if (alias !== "cancelled") {
    await vscode.commands.executeCommand("vscode.newWindow", {
      remoteAuthority:
        alias === undefined ? authorityOfAddress(target.host, ssh) : authorityOfHost(alias),
    });
  }
}

/** Undefined where the window has to do without a configuration, and so without the key. */
async function aliasFor(
  { ref }: ChosenServer,
  memory: SshMemory,
  sshConfig: SshConfig,
): Promise<string | undefined> {
  // Then the extension for SSH doesn't read the user's own configuration, and nobody asks again.
  const other = vscode.workspace.getConfiguration().get<unknown>("remote.SSH.configFile");
  const alias = sshConfig.aliasOf(ref);
  if (Boolean(other) || alias === undefined || memory.hasDeclinedConfig()) {
    return undefined;
  }
  const included = await sshConfig.include();
  if (included === "declined") {
    await memory.declineConfig();
  }
  return included === "included" ? alias : included === "cancelled" ? "cancelled" : undefined;
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
