import * as vscode from "vscode";
import type { ServerRef } from "../../core/servers/server";
import { type EditDependencies, readDetails, sayEditOutcome } from "./editing";
import { chooseServer } from "../choice/chooseServers";
import { serverLines } from "../choice/serverLines";

/** Turns automatic backups on or off. */
export async function changeBackups(
  enable: boolean,
  clicked: unknown,
  all: EditDependencies,
): Promise<void> {
  const { store, notifier } = all;
  const chosen = await chooseServer(clicked, {
    store,
    notifier,
    applies: () => true,
    title: verb(enable),
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
  await setBackups(enable, { ref: chosen.ref, name }, all);
}

/** Asks first, since on costs and off takes a safety net away; then does it. */
export async function setBackups(
  enable: boolean,
  { ref, name }: { readonly ref: ServerRef; readonly name: string },
  all: EditDependencies,
): Promise<void> {
  const { store, edits, notifier } = all;
  const { message, detail } = question(enable, name);
  const view = store.find(ref);
  const answer = await notifier.ask({
    message,
    detail: view ? `${serverLines([view])}\n\n${detail}` : detail,
    about: [ref],
    buttons: [verb(enable)],
  });
  if (answer === undefined) {
    return;
  }
  const outcome = await edits.change(ref, { backupsEnabled: enable });
  sayEditOutcome(name, outcome, notifier, () => setBackups(enable, { ref, name }, all));
  if (outcome.kind === "changed") {
    notifier.info(
      enable
        ? vscode.l10n.t("Automatic backups for {0} are on.", name)
        : vscode.l10n.t("Automatic backups for {0} are off.", name),
    );
  }
}

function verb(enable: boolean): string {
  return enable ? vscode.l10n.t("Enable Backups") : vscode.l10n.t("Disable Backups");
}

/** The API document does not say what backups cost, nor what becomes of those that exist. */
function question(enable: boolean, name: string) {
  return enable
    ? {
        message: vscode.l10n.t("Enable automatic backups for {0}?", name),
        detail: vscode.l10n.t(
          "VPS.org may charge extra for backups. Check the price in the dashboard first.",
        ),
      }
    : {
        message: vscode.l10n.t("Disable automatic backups for {0}?", name),
        detail: vscode.l10n.t(
          "VPS.org will stop creating backups. Existing backups may be deleted, so check the dashboard first if you need them.",
        ),
      };
}
