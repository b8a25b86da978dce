import * as vscode from "vscode";
import { nameFaultMessage } from "../ui/nameMessages";
import type { EditDependencies } from "./editDependencies";
import { oneServerFor } from "./oneServerFor";
import { sayEditOutcome } from "./sayEditOutcome";

export async function renameServer(clicked: unknown, all: EditDependencies): Promise<void> {
  const { store, edits, notifier } = all;
  const chosen = await oneServerFor(clicked, {
    store,
    notifier,
    applies: () => true,
    placeHolder: vscode.l10n.t("Rename which server?"),
    nothingToPick: vscode.l10n.t("There is no server to rename."),
  });
  if (!chosen) {
    return;
  }
  const { name } = chosen.server;
  const newName = await vscode.window.showInputBox({
    title: vscode.l10n.t("Rename {0}", name),
    prompt: vscode.l10n.t("The server's name: letters, digits and hyphens"),
    value: name,
    ignoreFocusOut: true,
    validateInput: (text) => nameFaultMessage(text.trim()),
  });
  if (newName === undefined || newName.trim() === name) {
    return;
  }
  const outcome = await edits.change(chosen.ref, { name: newName.trim() });
  sayEditOutcome(name, outcome, notifier);
}
