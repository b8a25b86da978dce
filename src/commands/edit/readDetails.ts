import * as vscode from "vscode";
import type { ServerDetails } from "../../core/servers/server";
import type { EditDependencies } from "./editDependencies";
import type { ChosenServer } from "../oneServerFor";

/** Reads the server's current details. If it is gone, tells the user and returns undefined. */
export async function readDetails(
  { ref, server: { name } }: ChosenServer,
  { detailsOf, notifier }: Pick<EditDependencies, "detailsOf" | "notifier">,
): Promise<ServerDetails | undefined> {
  const details = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t("Loading {0}…", name) },
    () => detailsOf(ref),
  );
  if (!details) {
    notifier.info(vscode.l10n.t("{0} no longer exists.", name));
  }
  return details;
}
