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

/** Shown once per session: VS Code has no keyring to keep the token in. */
export function sayStorageFailed(notifier: Notifier): void {
  notifier.warn(
    vscode.l10n.t(
      "VS Code couldn't use this computer's keyring, so you stay signed in only until you close this window. To be signed in every time, set the VPS_API_TOKEN environment variable.",
    ),
  );
}
