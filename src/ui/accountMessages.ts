import * as vscode from "vscode";
import type { Notifier } from "./notifier";
import { runCommand } from "./runCommand";

/** Said where a command needs an account and there is none. */
export function saySignedOut(notifier: Notifier): void {
  notifier.info(vscode.l10n.t("You are not signed in to VPS.org."), {
    label: vscode.l10n.t("Sign In…"),
    run: () => runCommand("signIn"),
  });
}

/** Said once in a session: VS Code has no keyring to keep the token in. */
export function sayStorageFailed(notifier: Notifier): void {
  notifier.warn(
    vscode.l10n.t(
      "VS Code could not use this computer's keyring. You stay signed in until you close this window; set VPS_API_TOKEN to be signed in every time.",
    ),
  );
}
