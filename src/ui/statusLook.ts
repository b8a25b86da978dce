import * as vscode from "vscode";
import {
  deletingStatus,
  isBusy,
  isFailure,
  isKnownStatus,
  type KnownStatus,
} from "../core/servers/serverStatus";
import type { StatusLook } from "../shared/panelState";

/** How a look is drawn in the tree; the details panel draws its own. */
interface Appearance {
  readonly icon: string;
  /** A theme color; none for the color of ordinary text. */
  readonly color?: string;
}

const appearances = {
  running: { icon: "vm-running", color: "testing.iconPassed" },
  stopped: { icon: "vm-outline", color: "descriptionForeground" },
  paused: { icon: "debug-pause", color: "list.warningForeground" },
  busy: { icon: "loading~spin", color: "charts.blue" },
  error: { icon: "error", color: "list.errorForeground" },
  unknown: { icon: "vm" },
} as const satisfies Readonly<Record<StatusLook, Appearance>>;

/** Word and look of each status that the API documents; one without its line does not compile. */
const known: Readonly<Record<KnownStatus, readonly [StatusLook, word: () => string]>> = {
  active: ["running", () => vscode.l10n.t("Active")],
  stopped: ["stopped", () => vscode.l10n.t("Stopped")],
  suspended: ["paused", () => vscode.l10n.t("Suspended")],
  provisioning: ["busy", () => vscode.l10n.t("Provisioning")],
  starting: ["busy", () => vscode.l10n.t("Starting")],
  stopping: ["busy", () => vscode.l10n.t("Stopping")],
  rebooting: ["busy", () => vscode.l10n.t("Rebooting")],
};

/** The icon of a status, in a color of the user's theme. */
export function statusIcon(status: string): vscode.ThemeIcon {
  const { icon, color }: Appearance = appearances[statusLook(status)];
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}

export function statusLook(status: string): StatusLook {
  if (isKnownStatus(status)) {
    return known[status][0];
  }
  if (isFailure(status)) {
    return "error";
  }
  return isBusy(status) ? "busy" : "unknown";
}

/** The status in words. One that the API document does not list is the API's own word. */
export function statusWord(status: string): string {
  if (status === deletingStatus) {
    return vscode.l10n.t("Deleting");
  }
  return isKnownStatus(status) ? known[status][1]() : capitalized(status.replaceAll("_", " "));
}

function capitalized(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length);
}
