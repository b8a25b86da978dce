import * as vscode from "vscode";
import { hostnameFault, nameFault } from "../core/servers/serverNames";

/** Why a text cannot be a server's name; undefined where it can. */
export function nameFaultMessage(name: string): string | undefined {
  switch (nameFault(name)) {
    case undefined:
      return undefined;
    case "empty":
      return vscode.l10n.t("A server needs a name.");
    case "characters":
      return vscode.l10n.t("A name has letters (a to z), digits and hyphens only.");
    case "tooLong":
      return vscode.l10n.t("This name is too long.");
  }
}

/** Why a text cannot be a hostname; undefined where it can. */
export function hostnameFaultMessage(hostname: string): string | undefined {
  switch (hostnameFault(hostname)) {
    case undefined:
      return undefined;
    case "notFullName":
      return vscode.l10n.t("A hostname needs its domain too, as in web01.example.com.");
    case "characters":
      return vscode.l10n.t(
        "A hostname has letters, digits and hyphens between its dots, as in web01.example.com.",
      );
    case "tooLong":
      return vscode.l10n.t("This hostname is too long.");
  }
}
