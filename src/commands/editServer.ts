import * as vscode from "vscode";
import type { EditDependencies } from "./editDependencies";
import { oneServerFor } from "./oneServerFor";
import { askForSettings } from "./settingsForm";
import { sayEditOutcome } from "./sayEditOutcome";

/** Shows all that can be changed in one list; nothing is sent before Save. */
export async function editServer(clicked: unknown, all: EditDependencies): Promise<void> {
  const { store, edits, detailsOf, notifier } = all;
  const chosen = await oneServerFor(clicked, {
    store,
    notifier,
    applies: () => true,
    placeHolder: vscode.l10n.t("Edit which server?"),
    nothingToPick: vscode.l10n.t("There is no server to edit."),
  });
  const details = chosen && (await detailsOf(chosen.ref));
  if (!chosen) {
    return;
  }
  if (!details) {
    notifier.info(vscode.l10n.t("{0} no longer exists.", chosen.server.name));
    return;
  }
  const changes = await askForSettings(details);
  if (changes && Object.keys(changes).length > 0) {
    sayEditOutcome(details.name, await edits.change(chosen.ref, changes), notifier);
  }
}
