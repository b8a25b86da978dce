import * as vscode from "vscode";
import type { TokenFault } from "../core/base/tokenText";
import type { Notifier } from "./notifier";

/** Shown once in a session, when VS Code has no keyring to keep the token in. */
export function sayStorageFailed(notifier: Notifier): void {
  notifier.warn(
    vscode.l10n.t(
      "VS Code could not use this computer's keyring. Accounts that you add are kept until you close this window; set VPS_API_TOKEN to be signed in every time.",
    ),
  );
}

/** The variable is read when VS Code starts, so that is what its user has to do again. */
export function sayEnvironmentTokenFault(notifier: Notifier, fault: TokenFault): void {
  notifier.warn(
    vscode.l10n.t(
      "The VPS_API_TOKEN variable is not used: {0} Correct it and start VS Code again.",
      describeTokenFault(fault),
    ),
  );
}

export function describeTokenFault(fault: TokenFault): string {
  switch (fault) {
    case "whitespace":
      return vscode.l10n.t("A token has no spaces or line breaks in it.");
    case "characters":
      return vscode.l10n.t("A token has only letters, digits and punctuation in it.");
    case "tooShort":
      return vscode.l10n.t("A token has at least 8 characters.");
    case "tooLong":
      return vscode.l10n.t("A token has at most 512 characters.");
  }
}
