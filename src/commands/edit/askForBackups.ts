import * as vscode from "vscode";
import { Prompts } from "../../ui/prompts/prompts";
import { chooseServer } from "../choice/chooseServers";
import { setBackups } from "./changeBackups";
import { calledAmong } from "../choice/calledAmong";
import { type EditDependencies, readDetails } from "./editing";

/** Shows whether a server is backed up, and offers to change that. */
export async function askForBackups(clicked: unknown, all: EditDependencies): Promise<void> {
  const { store, notifier } = all;
  const title = vscode.l10n.t("Backups");
  const chosen = await chooseServer(clicked, {
    store,
    notifier,
    applies: () => true,
    title,
    placeHolder: vscode.l10n.t("Select a server to change its backups"),
    nothingToPick: vscode.l10n.t("There are no servers to back up."),
  });
  const details = chosen && (await readDetails(chosen, all));
  if (!details) {
    return;
  }
  const { name, backupsEnabled } = details;
  const answered = await new Prompts().pick<boolean>({
    title: vscode.l10n.t("Backups of {0}", calledAmong(details, store)),
    canGoBack: false,
    placeholder: vscode.l10n.t("Create backups automatically?"),
    items: [
      {
        label: vscode.l10n.t("On"),
        description: vscode.l10n.t("may cost extra"),
        value: true,
      },
      { label: vscode.l10n.t("Off"), value: false },
    ],
    isCurrent: (value) => value === backupsEnabled,
    isPresent: (value) => value === backupsEnabled,
    staysOpen: false,
  });
  if (answered.kind === "answered" && answered.value !== backupsEnabled) {
    await setBackups(answered.value, { ...chosen, name }, all);
  }
}
