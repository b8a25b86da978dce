import * as vscode from "vscode";
import { settingIds, type SettingId } from "../../core/base/manifestIds";
import type { SshFault } from "../../core/servers/sshTarget";
import type { MessageButton } from "../../ui/notifier";
import { openSetting, runCommand } from "../../ui/runCommand";

/** Why no connection was started, and what to do. */
export function describeSshFault(name: string, fault: SshFault): string {
  switch (fault) {
    case "noAddress":
      return vscode.l10n.t("{0} has no IP address yet. Try again in a minute.", name);
    case "onlyNetwork":
      return vscode.l10n.t(
        "VPS.org reports a network for {0} but not which address in it the server has. Look the address up in the VPS.org Dashboard and connect with another tool.",
        name,
      );
    case "badAddress":
      return vscode.l10n.t(
        "The address that VPS.org reports for {0} isn't a valid IP address. Nothing was started.",
        name,
      );
    case "badUser":
      return vscode.l10n.t(
        "The setting vps.ssh.user isn't a valid user name. Nothing was started.",
      );
    case "badPort":
      return vscode.l10n.t(
        "The setting vps.ssh.port must be a whole number from 1 to 65535. Nothing was started.",
      );
    case "badIdentityFile":
      return vscode.l10n.t(
        "The setting vps.ssh.identityFile isn't a valid file path. Nothing was started.",
      );
  }
}

/** A button that opens the setting at fault, or the page that knows more, if there is one. */
export function sshFaultButtons(fault: SshFault): readonly MessageButton[] {
  if (fault === "onlyNetwork") {
    const label = vscode.l10n.t("Open VPS.org Dashboard");
    return [{ label, run: () => runCommand("openDashboard") }];
  }
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
    case "onlyNetwork":
    case "badAddress":
      return undefined;
  }
}
