import type * as vscode from "vscode";
import { systemClock } from "../../src/core/base/clock";
import type { AccountView } from "../../src/core/servers/serverStore";
import type { Grouping } from "../../src/core/servers/serverGroups";
import { plainLook } from "../../src/tree/serverRows";
import { ServersProvider } from "../../src/tree/serversProvider";
import { buildTree, type ShownAccount, type TreeNode } from "../../src/tree/treeNode";
import { viewLines } from "../../src/tree/viewLines";
import { describeProblem } from "../../src/ui/describeProblem";

export interface DrawnRow {
  readonly depth: number;
  readonly node: TreeNode;
  readonly item: vscode.TreeItem;
}

/** The accounts with those of their servers that a filter lets through. */
export function narrowed(views: readonly AccountView[], filter: string): readonly ShownAccount[] {
  const narrowing = viewLines.newFilter(filter, false);
  return filter ? views.map((view) => ({ ...view, shown: narrowing.shown(view) })) : views;
}

/** The rows as VS Code gets them, from top to bottom, with everything expanded. */
export function drawnRows(
  views: readonly AccountView[],
  grouping: Grouping = "location",
  filter = "",
  look = plainLook,
): readonly DrawnRow[] {
  const provider = new ServersProvider({ load: () => Promise.resolve([]) }, systemClock);
  provider.show(buildTree(narrowed(views, filter), { grouping, describe: describeProblem, look }));
  const below = (depth: number, parent?: TreeNode): readonly DrawnRow[] =>
    provider
      .getChildren(parent)
      .flatMap((node) => [
        { depth, node, item: provider.getTreeItem(node) },
        ...below(depth + 1, node),
      ]);
  return below(0);
}

/** The same as indented lines: label, two spaces, description. */
export function treeText(
  views: readonly AccountView[],
  grouping: Grouping = "location",
  filter = "",
  look = plainLook,
): string {
  return drawnRows(views, grouping, filter, look)
    .map(({ depth, item }) => {
      const texts = [item.label, item.description].filter((text) => typeof text === "string");
      return `${"  ".repeat(depth)}${texts.join("  ")}`;
    })
    .join("\n");
}
