import * as vscode from "vscode";
import { checkName } from "../../ui/prompts/nameChecks";
import { Prompts } from "../../ui/prompts/prompts";
import { type EditDependencies, namesOfOthers, sayEditOutcome } from "./editing";
import { chooseServer } from "../choice/chooseServers";

export async function renameServer(clicked: unknown, all: EditDependencies): Promise<void> {
  const { store, edits, notifier } = all;
  const chosen = await chooseServer(clicked, {
    store,
    notifier,
    applies: () => true,
    placeHolder: vscode.l10n.t("Select a server to rename"),
    nothingToPick: vscode.l10n.t("There are no servers to rename."),
  });
  if (!chosen) {
    return;
  }
  const { name } = chosen.server;
  const others = namesOfOthers(chosen.ref, store);
  const answered = await new Prompts().text({
    title: vscode.l10n.t("Rename {0}", name),
    canGoBack: false,
    prompt: vscode.l10n.t("Server name (letters, digits and hyphens)"),
    value: name,
    check: (text) => checkName(text, others),
  });
  if (answered.kind === "answered" && answered.value !== name) {
    sayEditOutcome(name, await edits.change(chosen.ref, { name: answered.value }), notifier);
  }
}
