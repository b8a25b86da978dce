import * as vscode from "vscode";
import { hostnameFaultMessage, nameFaultMessage } from "../nameMessages";
import type { TextFault } from "./questions";

/**
 * A name that another server already has is only a warning: the API document does not forbid it.
 */
export function checkName(name: string, othersNames: readonly string[]): TextFault | undefined {
  const message = nameFaultMessage(name);
  if (message !== undefined) {
    return { message, severity: "error" };
  }
  return othersNames.includes(name)
    ? { message: vscode.l10n.t("You already have a server with this name."), severity: "warning" }
    : undefined;
}

export function checkHostname(hostname: string): TextFault | undefined {
  const message = hostnameFaultMessage(hostname);
  return message === undefined ? undefined : { message, severity: "error" };
}
