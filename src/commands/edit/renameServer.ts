import * as vscode from "vscode";
import { checkName } from "../../ui/prompts/nameChecks";
import { Prompts } from "../../ui/prompts/prompts";
import { chooseServer, type ChosenServer } from "../choice/chooseServers";
import { calledAmong } from "../choice/calledAmong";
import { type EditDependencies, namesOfOthers, sayEditOutcome } from "./editing";
import { complaintsOf } from "./fieldComplaint";

export async function renameServer(clicked: unknown, all: EditDependencies): Promise<void> {
  const { store, notifier } = all;
  const chosen = await chooseServer(clicked, {
    store,
    notifier,
    applies: () => true,
    title: vscode.l10n.t("Rename"),
    placeHolder: vscode.l10n.t("Select a server to rename"),
    nothingToPick: vscode.l10n.t("There are no servers to rename."),
  });
  if (chosen) {
    await askForName(chosen, chosen.server.name, all);
  }
}

/** Asks until the name is accepted or the user gives up; what was typed stays in the box. */
async function askForName(
  chosen: ChosenServer,
  typed: string,
  all: EditDependencies,
  complaint?: string,
): Promise<void> {
  const { ref, server } = chosen;
  const { name } = server;
  const { store, edits, notifier } = all;
  const others = namesOfOthers(ref, store);
  const answered = await new Prompts().text({
    title: vscode.l10n.t("Rename {0}", calledAmong(server, store)),
    canGoBack: false,
    complaint,
    prompt: vscode.l10n.t("Server name (letters, digits and hyphens)"),
    value: typed,
    check: (text) => checkName(text, others),
  });
  if (answered.kind !== "answered" || answered.value === name) {
    return;
  }
  const wanted = answered.value;
  const again = (why?: string) => askForName(chosen, wanted, all, why);
  const outcome = await edits.change(ref, { name: wanted });
  const complaints = outcome.kind === "failed" ? complaintsOf(outcome.problem) : undefined;
  if (complaints) {
    await again(complaints.fields.get("name") ?? complaints.other);
  } else {
    sayEditOutcome(name, outcome, notifier, () => again());
  }
}
