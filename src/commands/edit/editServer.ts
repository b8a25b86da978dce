import * as vscode from "vscode";
import type { ServerDetails, ServerRef } from "../../core/servers/server";
import { chooseServer } from "../choice/chooseServers";
import { calledAmong } from "../choice/calledAmong";
import { type EditDependencies, namesOfOthers, readDetails, sayEditOutcome } from "./editing";
import { complaintsOf } from "./fieldComplaint";
import { SettingsForm } from "./settingsForm";

/** Shows all that can be changed in one list; nothing is sent before Save. */
export async function editServer(clicked: unknown, all: EditDependencies): Promise<void> {
  const { store, notifier } = all;
  const chosen = await chooseServer(clicked, {
    store,
    notifier,
    applies: () => true,
    title: vscode.l10n.t("Edit Settings"),
    placeHolder: vscode.l10n.t("Select a server to edit"),
    nothingToPick: vscode.l10n.t("There are no servers to edit."),
  });
  const details = chosen && (await readDetails(chosen, all));
  if (details) {
    const { ref } = chosen;
    const called = calledAmong(details, store);
    const form = new SettingsForm({ ref, details, called, notifier }, namesOfOthers(ref, store));
    await untilSaved(form, details, ref, all);
  }
}

/** Whatever goes wrong, the form keeps what was entered. */
async function untilSaved(
  form: SettingsForm,
  details: ServerDetails,
  ref: ServerRef,
  all: EditDependencies,
): Promise<void> {
  const changes = await form.ask();
  if (!changes || Object.keys(changes).length === 0) {
    return;
  }
  const outcome = await all.edits.change(ref, changes);
  const complaints = outcome.kind === "failed" ? complaintsOf(outcome.problem) : undefined;
  if (complaints) {
    form.complain(complaints);
    await untilSaved(form, details, ref, all);
  } else {
    sayEditOutcome(details.name, outcome, all.notifier, () => untilSaved(form, details, ref, all));
  }
}
