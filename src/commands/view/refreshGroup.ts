import * as vscode from "vscode";
import { serversViewId } from "../../core/base/manifestIds";
import type { TreeNode } from "../../tree/treeNode";
import { isGroupRow } from "../choice/rows";
import { sayRefreshFailed, type RefreshDependencies } from "./refreshServers";

/** Asks for one location or state alone, as the row says; any other row refreshes its account. */
export async function refreshGroup(clicked: unknown, all: RefreshDependencies): Promise<void> {
  const { store, refresher } = all;
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
  sayRefreshFailed(problem, all, () => refreshGroup(clicked, all));
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
