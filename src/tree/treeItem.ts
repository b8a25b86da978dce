import type * as vscode from "vscode";
import { accountItem } from "./accountItem";
import { groupItem } from "./groupItem";
import { rowId } from "./rowId";
import { serverItem } from "./serverItem";
import type { TreeNode } from "./treeNode";

/** What VS Code draws for a row. Its id preserves expansion and selection over a refresh. */
export function treeItem(node: TreeNode): vscode.TreeItem {
  const item = lookOf(node);
  item.id = rowId(node);
  return item;
}

function lookOf(node: TreeNode): vscode.TreeItem {
  switch (node.kind) {
    case "account":
      return accountItem(node);
    case "group":
      return groupItem(node);
    case "server":
      return serverItem(node);
  }
}
