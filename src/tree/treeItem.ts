import type * as vscode from "vscode";
import { serverKey } from "../core/servers/server";
import { accountItem } from "./accountItem";
import { groupItem } from "./groupItem";
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

/** The same for the same account, group or server, however much of it has changed. */
export function rowId(node: TreeNode): string {
  switch (node.kind) {
    case "account":
      return `account:${node.account.key}`;
    case "group":
      return `group:${node.accountKey}:${node.grouping}:${node.group.key}`;
    case "server":
      return serverRowId(serverKey({ accountKey: node.accountKey, serverId: node.server.id }));
  }
}

/** The id of the row of a `serverKey`. */
export function serverRowId(key: string): string {
  return `server:${key}`;
}
