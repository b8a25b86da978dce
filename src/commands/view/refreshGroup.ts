import * as vscode from "vscode";
import { serversViewId } from "../../core/base/manifestIds";
import type { ServerRefresher } from "../../core/refresh/serverRefresher";
import type { ServerStore } from "../../core/servers/serverStore";
import type { TreeNode } from "../../tree/treeNode";
import type { Notifier } from "../../ui/notifier";
import { showProblem } from "../../ui/showProblem";

export interface RefreshGroupDependencies {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly notifier: Notifier;
}

/** Asks for one location or state alone, as the row says; any other row refreshes its account. */
export async function refreshGroup(clicked: unknown, all: RefreshGroupDependencies): Promise<void> {
  const { store, refresher, notifier } = all;
  const row = isGroupRow(clicked) ? clicked : undefined;
  const accountKeys = row ? [row.accountKey] : store.accounts().map(({ key }) => key);
  const results = await vscode.window.withProgress({ location: { viewId: serversViewId } }, () =>
    Promise.all(
      accountKeys.map((key) =>
        row && isAskedAlone(row)
          ? refresher.refreshGroup(key, { [row.grouping]: row.group.key })
          : refresher.refreshList(key),
      ),
    ),
  );
  const problem = results.find((result) => result.problem)?.problem;
  if (problem) {
    showProblem(notifier, problem, {
      prefix: vscode.l10n.t("The servers could not be refreshed."),
      retry: () => refreshGroup(clicked, all),
    });
  }
}

type GroupRow = Extract<TreeNode, { kind: "group" }>;

const askedStates: ReadonlySet<string> = new Set(["active", "stopped", "suspended"]);

/** The API filters by location and by the three states that last. */
function isAskedAlone({ grouping, group }: GroupRow): boolean {
  return (
    group.key !== "" &&
    (grouping === "location" || (grouping === "status" && askedStates.has(group.key)))
  );
}

function isGroupRow(row: unknown): row is GroupRow {
  return (
    typeof row === "object" &&
    row !== null &&
    "kind" in row &&
    row.kind === "group" &&
    "grouping" in row &&
    "group" in row
  );
}
