import { isDeepStrictEqual } from "node:util";
import { ServerRows } from "./serverRows";
import { rowId, treeItem } from "./treeItem";
import type { AccountNode, GroupNode, TreeLevel, TreeNode } from "./treeNode";

export interface ReusedRows {
  readonly level: TreeLevel;
  /** The rows to redraw, or "all" if rows of the first level were added, removed or moved. */
  readonly changed: readonly TreeNode[] | "all";
}

/**
 * Updates the rows that VS Code already has. VS Code knows a row by its object, and for a moment
 * forgets everything below a row that it redraws: a click at that moment would reach a command
 * without its server. So a row that stays keeps its object, and only what changed is redrawn.
 */
export function reuseRows(known: TreeLevel, fresh: TreeLevel): ReusedRows {
  const changed: TreeNode[] = [];
  const { level, isSame } = reuse(known, fresh, changed);
  return { level, changed: isSame ? changed : "all" };
}

interface ReusedLevel {
  readonly level: TreeLevel;
  /** Whether it has the same rows in the same order. */
  readonly isSame: boolean;
}

function reuse(known: TreeLevel, fresh: TreeLevel, changed: TreeNode[]): ReusedLevel {
  if (known instanceof ServerRows && fresh instanceof ServerRows) {
    return known.accountKey === fresh.accountKey
      ? { level: known, isSame: known.become(fresh, changed) }
      : { level: fresh, isSame: false };
  }
  if (known instanceof ServerRows || fresh instanceof ServerRows) {
    return { level: fresh, isSame: false };
  }
  const knownById = new Map(known.map((node) => [rowId(node), node]));
  const level = fresh.map((node) => {
    const kept = knownById.get(rowId(node));
    return kept ? update(kept, node, changed) : node;
  });
  return { level, isSame: areSame(known, level) };
}

function update(
  kept: AccountNode | GroupNode,
  fresh: AccountNode | GroupNode,
  changed: TreeNode[],
): AccountNode | GroupNode {
  const looksAlike = saysTheSame(kept, fresh) || isDeepStrictEqual(treeItem(kept), treeItem(fresh));
  const { level, isSame } = reuse(kept.below, fresh.below, changed);
  if (!isSame || !looksAlike) {
    changed.push(kept);
  }
  return Object.assign(kept, fresh, { below: level });
}

/** Drawing a row to compare it counts its servers, so that is done only if any of them has changed. */
function saysTheSame(kept: AccountNode | GroupNode, fresh: AccountNode | GroupNode): boolean {
  if (kept.kind === "group" && fresh.kind === "group") {
    return areSame(kept.group.servers, fresh.group.servers);
  }
  return (
    kept.kind === "account" &&
    fresh.kind === "account" &&
    kept.account === fresh.account &&
    kept.snapshot === fresh.snapshot
  );
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}
