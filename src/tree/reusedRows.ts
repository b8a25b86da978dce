import { isDeepStrictEqual } from "node:util";
import { rowId, treeItem } from "./treeItem";
import type { TreeNode } from "./treeNode";

export interface ReusedRows {
  readonly rows: readonly TreeNode[];
  /** The rows to draw anew, or "all" where rows of the first level came, went or moved. */
  readonly changed: readonly TreeNode[] | "all";
}

/**
 * Brings the rows that VS Code has got up to date. VS Code knows a row by its object, and forgets
 * for a moment all that is below a row that it draws anew: a click right then would reach a command
 * without its server. So a row that stays keeps its object, and only what changed is drawn.
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

/** Row by row the same objects. */
function sameRows(before: readonly TreeNode[], after: readonly TreeNode[]): boolean {
  return before.length === after.length && before.every((node, index) => node === after[index]);
}
