import * as vscode from "vscode";
import { settingIds } from "../core/base/manifestIds";
import type { Notifier } from "./notifier";
import { openSetting, runCommand } from "./runCommand";
import { settings } from "./settings";
import { showProblem } from "./showProblem";

/** Shown if a command needs an account and there is none, be it for want of a usable address. */
export function saySignedOut(notifier: Notifier): void {
  const apiUrl = settings.apiUrl();
  if (!apiUrl.ok) {
    showProblem(notifier, { kind: "insecureUrl", reason: apiUrl.fault });
    return;
  }
  notifier.info(vscode.l10n.t("You are not signed in to VPS.org."), {
    label: vscode.l10n.t("Sign In…"),
    run: () => runCommand("signIn"),
  });
}

/** Shown if a command is about a server whose account has signed out while its row was still there. */
export function saySignedOutOf(serverName: string, notifier: Notifier): void {
  notifier.info(vscode.l10n.t("You are signed out of the account of {0}.", serverName), {
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

/** Shown when the address in the settings has changed to one that no account belongs to. */
export function sayOtherAddress(notifier: Notifier, otherApiUrls: readonly string[]): void {
  const apiUrl = settings.apiUrl();
  if (!apiUrl.ok || otherApiUrls.length === 0) {
    return;
  }
  notifier.info(
    vscode.l10n.t(
      "You are not signed in at {0}. Your accounts belong to {1}.",
      apiUrl.url,
      otherApiUrls.join(", "),
    ),
    {
      label: vscode.l10n.t("Open Settings"),
      run: () => openSetting(settingIds.apiUrl),
    },
    { label: vscode.l10n.t("Sign In…"), run: () => runCommand("signIn") },
  );
}
