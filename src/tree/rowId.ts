import { serverKey } from "../core/servers/server";
import type { TreeNode } from "./treeNode";

/** Stays the same for an account, group or server, however much of it has changed. */
export function rowId(node: TreeNode): string {
  switch (node.kind) {
    case "account":
      return `account:${node.account.key}`;
    case "group":
      return `group:${node.accountKey}:${node.grouping}:${node.group.key}`;
    case "server":
      return `server:${serverKey({ accountKey: node.accountKey, serverId: node.server.id })}`;
  }
}
