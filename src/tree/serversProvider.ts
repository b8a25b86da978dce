import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import { accountItem } from "./accountItem";
import { groupItem } from "./groupItem";
import { serverItem } from "./serverItem";
import { serverTooltip } from "./serverTooltip";
import type { TreeNode } from "./treeNode";
import { usageSummary, type UsageRecord } from "./usageSummary";

/** Hands VS Code the rows of a tree that somebody else has built. */
export class ServersProvider implements vscode.TreeDataProvider<TreeNode> {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #roots: readonly TreeNode[] = [];

  constructor(private readonly usage: UsageRecord) {}

  /** Rows that are as they were are left alone, and with them an open tooltip. */
  show(roots: readonly TreeNode[]): void {
    if (isDeepStrictEqual(roots, this.#roots)) {
      return;
    }
    this.#roots = roots;
    this.#changed.fire(undefined);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (!node) {
      return [...this.#roots];
    }
    return node.kind === "server" ? [] : [...node.children];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    switch (node.kind) {
      case "account":
        return accountItem(node);
      case "group":
        return groupItem(node);
      case "server":
        return serverItem(node);
    }
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    if (node.kind === "server") {
      const { accountKey, server } = node;
      const samples = await this.usage.load({ accountKey, serverId: server.id });
      item.tooltip = serverTooltip(server, usageSummary(server, samples, Date.now()));
    }
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
