import * as vscode from "vscode";
import { type EditDependencies, namesOfOthers, readDetails, sayEditOutcome } from "./editing";
import { chooseServer } from "../choice/chooseServers";
import { askForSettings } from "./settingsForm";

/** Shows all that can be changed in one list; nothing is sent before Save. */
export async function editServer(clicked: unknown, all: EditDependencies): Promise<void> {
  const { store, edits, notifier } = all;
  const chosen = await chooseServer(clicked, {
    store,
    notifier,
    applies: () => true,
    placeHolder: vscode.l10n.t("Select a server to edit"),
    nothingToPick: vscode.l10n.t("There are no servers to edit."),
  });
  const details = chosen && (await readDetails(chosen, all));
  const changes = details && (await askForSettings(details, namesOfOthers(chosen.ref, store)));
  if (changes && Object.keys(changes).length > 0) {
    sayEditOutcome(details.name, await edits.change(chosen.ref, changes), notifier);
  }
}
