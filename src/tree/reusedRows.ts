import { isDeepStrictEqual } from "node:util";
import { rowId, treeItem } from "./treeItem";
import type { TreeNode } from "./treeNode";

export interface ReusedRows {
  readonly rows: readonly TreeNode[];
  /** The rows to redraw, or "all" if rows of the first level were added, removed or moved. */
  readonly changed: readonly TreeNode[] | "all";
}

/**
 * Updates the rows that VS Code already has. VS Code knows a row by its object, and for a moment
 * forgets everything below a row that it redraws: a click at that moment would reach a command
 * without its server. So a row that stays keeps its object, and only what changed is redrawn.
 */
export function reuseRows(known: readonly TreeNode[], fresh: readonly TreeNode[]): ReusedRows {
  const changed: TreeNode[] = [];
  const rows = merge(known, fresh, changed);
  return { rows, changed: sameRows(known, rows) ? changed : "all" };
}

function merge(
  known: readonly TreeNode[],
  fresh: readonly TreeNode[],
  changed: TreeNode[],
): readonly TreeNode[] {
  const knownById = new Map(known.map((node) => [rowId(node), node]));
  return fresh.map((node) => {
    const kept = knownById.get(rowId(node));
    return kept ? update(kept, node, changed) : node;
  });
}

function update(kept: TreeNode, fresh: TreeNode, changed: TreeNode[]): TreeNode {
  const before = childrenOf(kept);
  const children = merge(before, childrenOf(fresh), changed);
  if (!sameRows(before, children) || !looksAlike(kept, fresh)) {
    changed.push(kept);
  }
  return Object.assign(kept, fresh, fresh.kind === "server" ? {} : { children });
}

function looksAlike(kept: TreeNode, fresh: TreeNode): boolean {
  if (kept.kind === "server" && fresh.kind === "server") {
    // Its tooltip shows what the row itself does not.
    return isDeepStrictEqual(kept.server, fresh.server);
  }
  return isDeepStrictEqual(treeItem(kept), treeItem(fresh));
}

function childrenOf(node: TreeNode): readonly TreeNode[] {
  return node.kind === "server" ? [] : node.children;
}

/** Whether both lists hold the same objects, row by row. */
function sameRows(before: readonly TreeNode[], after: readonly TreeNode[]): boolean {
  return before.length === after.length && before.every((node, index) => node === after[index]);
}
