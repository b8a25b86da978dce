import * as vscode from "vscode";
import { refOf, type ServerStore, type ServerView } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { calledAmong } from "./calledAmong";

/** Shown when all that a command was meant for is protected. The button only takes the marks off. */
export function sayProtected(
  views: readonly ServerView[],
  store: ServerStore,
  notifier: Notifier,
): void {
  const [first] = views;
  if (!first) {
    return;
  }
  const message =
    views.length === 1
      ? vscode.l10n.t(
          "{0} is protected in VS Code, so nothing was done. Remove its protection first.",
          calledAmong(first.server, store),
        )
      : vscode.l10n.t(
          "These {0} servers are protected in VS Code, so nothing was done. Remove their protection first.",
          views.length,
        );
  notifier.info(message, {
    label: vscode.l10n.t("Remove Protection"),
    run: () => store.protect(views.map(refOf), false),
  });
}
