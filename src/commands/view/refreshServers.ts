import * as vscode from "vscode";
import { serversViewId } from "../../core/base/manifestIds";
import type { Problem } from "../../core/base/problem";
import type { ServerRefresher } from "../../core/refresh/serverRefresher";
import type { ServerStore } from "../../core/servers/serverStore";
import type { ServersView } from "../../tree/serversView";
import { saySignedOut } from "../../ui/accountMessages";
import type { Notifier } from "../../ui/notifier";
import { showProblem } from "../../ui/showProblem";

export interface RefreshDependencies {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly view: Pick<ServersView, "saysProblem" | "applyFilter">;
  readonly notifier: Notifier;
}

/** Refreshes at the user's request and therefore reports what went wrong; a poll stays silent. */
export async function refreshServers(all: RefreshDependencies): Promise<void> {
  const { store, refresher } = all;
  if (store.accounts().length === 0) {
    saySignedOut(all.notifier);
    return;
  }
  all.view.applyFilter();
  for (const { account } of store.views()) {
    store.update(account.key, (servers) => {
      servers.forgetVanished();
    });
  }
  const results = await vscode.window.withProgress({ location: { viewId: serversViewId } }, () =>
    refresher.refreshAll(),
  );
  sayRefreshFailed(results.find((result) => result.problem)?.problem, all, () =>
    refreshServers(all),
  );
}

/** The view says why, where it is in sight; then the message only offers what helps. */
export function sayRefreshFailed(
  problem: Problem | undefined,
  { view, notifier }: Pick<RefreshDependencies, "view" | "notifier">,
  retry: () => unknown,
): void {
  const said = view.saysProblem();
  if (problem && said !== "withButtons") {
    showProblem(notifier, problem, {
      prefix: vscode.l10n.t("The servers could not be refreshed."),
      isReasonSaid: said === "inMessage",
      retry,
    });
  }
}
