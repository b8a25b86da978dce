import { serverKey, type ServerRef } from "../../core/servers/server";
import type { TreeNode } from "../../tree/treeNode";
import { lostRow } from "./lostRow";

type Row<Kind extends TreeNode["kind"]> = Extract<TreeNode, { kind: Kind }>;

/** What a keybinding of the manifest passes: VS Code tells it nothing of the rows. */
const rowOfKey = "focused";

export function isServerRow(row: unknown): row is Row<"server"> {
  return isRow(row, "server") && "accountKey" in row && "server" in row;
}

export function isGroupRow(row: unknown): row is Row<"group"> {
  return isRow(row, "group") && "accountKey" in row && "group" in row && "below" in row;
}

export function isAccountRow(row: unknown): row is Row<"account"> {
  return isRow(row, "account") && "account" in row;
}

export function isLost(row: unknown): boolean {
  return row === lostRow || row === undefined || row === null;
}

export function isKeyPress(clicked: unknown): boolean {
  return (
    typeof clicked === "object" && clicked !== null && "row" in clicked && clicked.row === rowOfKey
  );
}

function refOfRow({ accountKey, server }: Row<"server">): ServerRef {
  return { accountKey, serverId: server.id };
}

/** The servers of the rows, each once; a group that was clicked stands for all of its own. */
export function refsOf(clicked: unknown, selected: readonly unknown[]): readonly ServerRef[] {
  const rows = isGroupRow(clicked) ? clicked.below.sorted() : [clicked, ...selected];
  const refs = rows.filter(isServerRow).map(refOfRow);
  return [...new Map(refs.map((ref) => [serverKey(ref), ref])).values()];
}

function isRow(row: unknown, kind: string): row is { readonly kind: string } {
  return typeof row === "object" && row !== null && "kind" in row && row.kind === kind;
}
