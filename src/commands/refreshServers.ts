import * as vscode from "vscode";
import type { ServerRefresher } from "../core/serverRefresher";
import type { Notifier } from "../ui/notifier";
import { showProblem } from "../ui/showProblem";

/** Refreshes because somebody asked, and so says what went wrong; a poll stays silent. */
export async function refreshServers(
  refresher: ServerRefresher,
  notifier: Notifier,
): Promise<void> {
  const results = await vscode.window.withProgress({ location: { viewId: "vps.servers" } }, () =>
    refresher.refreshAll(),
  );
  const problem = results.find((result) => result.problem)?.problem;
  if (problem) {
    showProblem(notifier, problem, {
      prefix: vscode.l10n.t("The servers could not be refreshed."),
      retry: () => refreshServers(refresher, notifier),
    });
  }
}
