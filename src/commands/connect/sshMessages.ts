import * as vscode from "vscode";
import { settingIds, type SettingId } from "../../core/base/manifestIds";
import type { SshFault } from "../../core/servers/sshTarget";
import type { MessageButton } from "../../ui/notifier";
import { openSetting } from "../../ui/runCommand";

/** Why no connection was started, and what to do. */
export function describeSshFault(name: string, fault: SshFault): string {
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

/** Leads to the setting that is at fault, where it is one. */
export function sshFaultButtons(fault: SshFault): readonly MessageButton[] {
  const setting = settingOf(fault);
  return setting
    ? [
        {
          label: vscode.l10n.t("Open Settings"),
          run: () => openSetting(setting),
        },
      ]
    : [];
}

function settingOf(fault: SshFault): SettingId | undefined {
  switch (fault) {
    case "badUser":
      return settingIds.sshUser;
    case "badPort":
      return settingIds.sshPort;
    case "badIdentityFile":
      return settingIds.sshIdentityFile;
    case "noAddress":
    case "badAddress":
      return undefined;
  }
}
