import * as vscode from "vscode";
import { settingIds } from "../../core/base/manifestIds";
import { snippetFault, type Snippet, type SnippetFault } from "../../core/servers/snippets";
import type { Notifier } from "../../ui/notifier";
import { openSetting } from "../../ui/runCommand";
import { sayNotSaved } from "../../ui/settingMessages";
import { withoutIcons } from "../../ui/withoutIcons";
import { saveSnippet, savedSnippets } from "./savedSnippets";

type Item = vscode.QuickPickItem & { readonly does: Snippet | "new" | "edit" };

/** A saved one, or one that the user writes now, which is saved. */
export async function chooseSnippet(notifier: Notifier): Promise<Snippet | undefined> {
  const saved: readonly Item[] = savedSnippets().map((snippet) => ({
    ...withoutIcons({ label: snippet.name, description: snippet.command }),
    does: snippet,
  }));
  const items: readonly Item[] = [
    ...saved,
    { label: vscode.l10n.t("$(add) New Snippet…"), does: "new" },
    { label: vscode.l10n.t("$(edit) Edit or Delete Snippets…"), does: "edit" },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Run Snippet"),
    placeHolder: vscode.l10n.t("Select a command to run on the servers"),
    matchOnDescription: true,
  });
  switch (picked?.does) {
    case "new":
      return newSnippet(notifier);
    case "edit":
      await openSetting(settingIds.snippets);
      return undefined;
    default:
      return picked?.does;
  }
}

async function newSnippet(notifier: Notifier): Promise<Snippet | undefined> {
  const title = vscode.l10n.t("New Snippet");
  const command = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t("The command, as it is run on the server"),
    ignoreFocusOut: true,
    validateInput: (text) => {
      const fault = snippetFault(text);
      return fault && describeFault(fault);
    },
  });
  if (command === undefined) {
    return undefined;
  }
  const name = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t("The name under which it is saved"),
    value: command.slice(0, 40),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === "" ? vscode.l10n.t("Enter a name.") : undefined),
  });
  if (name === undefined) {
    return undefined;
  }
  const snippet = { name: name.trim(), command };
  if (!(await saveSnippet(snippet))) {
    sayNotSaved(notifier, settingIds.snippets);
  }
  return snippet;
}

function describeFault(fault: SnippetFault): string {
  switch (fault) {
    case "empty":
      return vscode.l10n.t("Enter a command.");
    case "option":
      return vscode.l10n.t("A command can't begin with a hyphen.");
    case "control":
      return vscode.l10n.t("A command can't contain control characters.");
  }
}
