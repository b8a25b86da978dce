import * as vscode from "vscode";
import { type EditDependencies, readDetails, sayEditOutcome } from "./editing";
import { chooseServer } from "../choice/chooseServers";

/** Switches automatic backups; off asks first, since it takes a safety net away. */
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
      ? vscode.l10n.t("Enable backups of which server?")
      : vscode.l10n.t("Disable backups of which server?"),
    nothingToPick: vscode.l10n.t("There is no server to back up."),
  });
  const details = chosen && (await readDetails(chosen, all));
  if (!details) {
    return;
  }
  const { name } = details;
  if (details.backupsEnabled === enable) {
    notifier.info(
      enable
        ? vscode.l10n.t("Automatic backups of {0} are on already.", name)
        : vscode.l10n.t("Automatic backups of {0} are off already.", name),
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
        ? vscode.l10n.t("Automatic backups of {0} are on.", name)
        : vscode.l10n.t("Automatic backups of {0} are off.", name),
    );
  }
}

async function confirmDisable(
  name: string,
  { notifier }: Pick<EditDependencies, "notifier">,
): Promise<boolean> {
  const disable = vscode.l10n.t("Disable Backups");
  const answer = await notifier.ask({
    message: vscode.l10n.t("Disable automatic backups of {0}?", name),
    detail: vscode.l10n.t(
      "VPS.org then makes no more backups by itself. Whether it keeps those that exist is not known here: look in the dashboard first if you need them.",
    ),
    buttons: [disable],
  });
  return answer === disable;
}
