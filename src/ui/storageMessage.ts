import * as vscode from "vscode";
import type { Notifier } from "./notifier";

/** Shown once per session: VS Code has no keyring to keep the token in. */
export function sayStorageFailed(notifier: Notifier): void {
  notifier.warn(
    vscode.l10n.t(
      "VS Code couldn't use this computer's keyring, so you stay signed in only until you close this window. To be signed in every time, set the VPS_API_TOKEN environment variable.",
    ),
  );
}
