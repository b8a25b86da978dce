import * as vscode from "vscode";
import { type EditDependencies, readDetails, sayEditOutcome } from "./editing";
import { chooseServer } from "../choice/chooseServers";

/**
 * Turns automatic backups on or off. Asks before turning them off, since that removes a safety net.
 */
export async function changeBackups(
  enable: boolean,
  clicked: unknown,
  all: EditDependencies,
): Promise<void> {
  const { store, edits, notifier } = all;
  const chosen = await chooseServer(clicked, {
    store,
    notifier,
    applies: () => true,
    placeHolder: enable
      ? vscode.l10n.t("Select a server to enable backups for")
      : vscode.l10n.t("Select a server to disable backups for"),
    nothingToPick: vscode.l10n.t("There are no servers to back up."),
  });
  const details = chosen && (await readDetails(chosen, all));
  if (!details) {
    return;
  }
  const { name } = details;
  if (details.backupsEnabled === enable) {
    notifier.info(
      enable
        ? vscode.l10n.t("Automatic backups for {0} are already on.", name)
        : vscode.l10n.t("Automatic backups for {0} are already off.", name),
    );
    return;
  }
  if (!enable && !(await confirmDisable(name, { notifier }))) {
    return;
  }
  const outcome = await edits.change(chosen.ref, { backupsEnabled: enable });
  sayEditOutcome(name, outcome, notifier);
  if (outcome.kind === "changed") {
    notifier.info(
      enable
        ? vscode.l10n.t("Automatic backups for {0} are on.", name)
        : vscode.l10n.t("Automatic backups for {0} are off.", name),
    );
  }
}

async function confirmDisable(
  name: string,
  { notifier }: Pick<EditDependencies, "notifier">,
): Promise<boolean> {
  const disable = vscode.l10n.t("Disable Backups");
  const answer = await notifier.ask({
    message: vscode.l10n.t("Disable automatic backups for {0}?", name),
    detail: vscode.l10n.t(
      "VPS.org will stop creating backups. Existing backups may be deleted, so check the dashboard first if you need them.",
    ),
    buttons: [disable],
  });
  return answer === disable;
}
