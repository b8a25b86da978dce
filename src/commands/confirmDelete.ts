import * as vscode from "vscode";
import type { ServerView } from "../core/serverStore";
import type { Notifier } from "../ui/notifier";
import { serverLines } from "../ui/serverLines";

/**
 * Two hurdles before data is destroyed: a modal that says what is lost, then the server's name
 * to be typed, or how many servers there are.
 */
export async function confirmDelete(
  views: readonly ServerView[],
  notifier: Notifier,
): Promise<boolean> {
  const [first] = views;
  if (!first) {
    return false;
  }
  const isOne = views.length === 1;
  const goOn = vscode.l10n.t("Delete…");
  const answer = await notifier.ask({
    message: isOne
      ? vscode.l10n.t("Delete {0}?", first.server.name)
      : vscode.l10n.t("Delete {0} servers?", views.length),
    detail: vscode.l10n.t(
      "{0}\n\nThe disk with everything on it and the IP addresses are lost for good. This cannot be undone.",
      serverLines(views),
    ),
    buttons: [goOn],
  });
  return answer === goOn && (await typed(isOne ? first.server.name : String(views.length), isOne));
}

async function typed(expected: string, isName: boolean): Promise<boolean> {
  const text = await vscode.window.showInputBox({
    title: isName
      ? vscode.l10n.t("Delete {0} for good", expected)
      : vscode.l10n.t("Delete {0} servers for good", expected),
    prompt: isName
      ? vscode.l10n.t("Type the server's name, {0}, to delete it.", expected)
      : vscode.l10n.t("Type how many servers are deleted, {0}, to delete them.", expected),
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === expected
        ? undefined
        : {
            message: isName
              ? vscode.l10n.t("This is not the name yet. Escape keeps the server.")
              : vscode.l10n.t("This is not the number yet. Escape keeps the servers."),
            severity: vscode.InputBoxValidationSeverity.Error,
          },
  });
  return text?.trim() === expected;
}
