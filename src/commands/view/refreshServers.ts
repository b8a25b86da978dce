import * as vscode from "vscode";
import { serversViewId } from "../../core/base/manifestIds";
import type { ServerRefresher } from "../../core/refresh/serverRefresher";
import type { ServerStore } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { showProblem } from "../../ui/showProblem";

export interface RefreshDependencies {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly notifier: Notifier;
}

/** Refreshes at the user's request and therefore reports what went wrong; a poll stays silent. */
export async function refreshServers(all: RefreshDependencies): Promise<void> {
  const { store, refresher, notifier } = all;
  for (const { account } of store.views()) {
    store.update(account.key, (servers) => {
      servers.forgetVanished();
    });
  }
  const results = await vscode.window.withProgress({ location: { viewId: serversViewId } }, () =>
    refresher.refreshAll(),
  );
  const problem = results.find((result) => result.problem)?.problem;
  if (problem) {
    showProblem(notifier, problem, {
      prefix: vscode.l10n.t("The servers could not be refreshed."),
      retry: () => refreshServers(all),
    });
  }
}
