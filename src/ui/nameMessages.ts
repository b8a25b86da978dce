import * as vscode from "vscode";
import { hostnameFault, nameFault } from "../core/servers/serverNames";

/** Why a text cannot be a server's name. Undefined if it can. */
export function nameFaultMessage(name: string): string | undefined {
  switch (nameFault(name)) {
    case undefined:
      return undefined;
    case "empty":
      return vscode.l10n.t("Enter a name for the server.");
    case "characters":
      return vscode.l10n.t("Use only letters (a–z), digits and hyphens.");
    case "tooLong":
      return vscode.l10n.t("This name is too long.");
  }
}

/** Why a text cannot be a hostname. Undefined if it can. */
export function hostnameFaultMessage(hostname: string): string | undefined {
  switch (hostnameFault(hostname)) {
    case undefined:
      return undefined;
    case "notFullName":
      return vscode.l10n.t(
        "Enter the full hostname including its domain, for example web01.example.com.",
      );
    case "characters":
      return vscode.l10n.t(
        "Use only letters, digits and hyphens between the dots, for example web01.example.com.",
      );
    case "tooLong":
      return vscode.l10n.t("This hostname is too long.");
  }
}
