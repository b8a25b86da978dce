import * as vscode from "vscode";
import type { Notifier } from "./notifier";

/** Shown when a command needs an account and there is none. */
export function saySignedOut(notifier: Notifier): void {
  notifier.info(vscode.l10n.t("You are not signed in to VPS.org."), {
    label: vscode.l10n.t("Sign In…"),
    run: () => vscode.commands.executeCommand("vps.signIn"),
  });
}
