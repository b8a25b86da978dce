import * as vscode from "vscode";
import type { TokenFault } from "../core/base/tokenText";
import { describeTokenFault } from "./describeTokenFault";
import type { Notifier } from "./notifier";
import { runCommand } from "./runCommand";

/** Shown if a command needs an account and there is none. */
export function saySignedOut(notifier: Notifier): void {
  notifier.info(vscode.l10n.t("You are not signed in to VPS.org."), {
    label: vscode.l10n.t("Sign In…"),
    run: () => runCommand("signIn"),
  });
}

/** Shown once in a session, when VS Code has no keyring to keep the token in. */
export function sayStorageFailed(notifier: Notifier): void {
  notifier.warn(
    vscode.l10n.t(
      "VS Code couldn't use this computer's keyring, so accounts that you add are kept only until you close this window. To be signed in every time, set the VPS_API_TOKEN environment variable.",
    ),
  );
}

/** The variable is read when VS Code starts, so that is what its user has to do again. */
export function sayEnvironmentTokenFault(notifier: Notifier, fault: TokenFault): void {
  notifier.warn(
    vscode.l10n.t(
      "The VPS_API_TOKEN environment variable can't be used. {0} Correct it, then restart VS Code.",
      describeTokenFault(fault),
    ),
  );
}
