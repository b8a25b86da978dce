import * as vscode from "vscode";
import {
  deletingStatus,
  isBusy,
  isKnownStatus,
  type KnownStatus,
} from "../core/servers/serverStatus";

interface StatusLook {
  readonly icon: string;
  /** A theme color; none for the color of ordinary text. */
  readonly color?: string;
}

const spinner = { icon: "loading~spin", color: "charts.blue" } as const;

const looks = {
  active: { icon: "vm-running", color: "testing.iconPassed" },
  stopped: { icon: "vm-outline", color: "descriptionForeground" },
  suspended: { icon: "debug-pause", color: "list.warningForeground" },
  provisioning: spinner,
  starting: spinner,
  stopping: spinner,
  rebooting: spinner,
} as const satisfies Record<KnownStatus, StatusLook>;

/** The icon of a status, in a color of the user's theme. */
export function statusIcon(status: string): vscode.ThemeIcon {
  const look = lookOf(status);
  const color = look.color === undefined ? undefined : new vscode.ThemeColor(look.color);
  return new vscode.ThemeIcon(look.icon, color);
}

function lookOf(status: string): StatusLook {
  if (isKnownStatus(status)) {
    return looks[status];
  }
  if (status === "error" || status === "failed") {
    return { icon: "error", color: "list.errorForeground" };
  }
  return isBusy(status) ? spinner : { icon: "vm" };
}

/** The status in words. One that the API document does not list is shown as the API sent it. */
export function statusWord(status: string): string {
  if (status === deletingStatus) {
    return vscode.l10n.t("Deleting");
  }
  return isKnownStatus(status) ? knownWord(status) : status;
}

function knownWord(status: KnownStatus): string {
  switch (status) {
    case "active":
      return vscode.l10n.t("Active");
    case "stopped":
      return vscode.l10n.t("Stopped");
    case "suspended":
      return vscode.l10n.t("Suspended");
    case "provisioning":
      return vscode.l10n.t("Provisioning");
    case "starting":
      return vscode.l10n.t("Starting");
    case "stopping":
      return vscode.l10n.t("Stopping");
    case "rebooting":
      return vscode.l10n.t("Rebooting");
  }
}
