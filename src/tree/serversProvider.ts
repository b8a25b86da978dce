import * as vscode from "vscode";
import type { Clock } from "../core/base/clock";
import { Emitter } from "../core/base/emitter";
import { reuseRows } from "./reusedRows";
import { treeItem } from "./treeItem";
import { rowsIn, type TreeLevel, type TreeNode } from "./treeNode";
import type { UsageRecord } from "./rowTooltip";

/** Gives VS Code the rows of a tree that is built elsewhere. */
export class ServersProvider implements vscode.TreeDataProvider<TreeNode> {
  readonly #changed = new vscode.EventEmitter<TreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #gave = new Emitter<undefined>();
  readonly onDidGiveRows = this.#gave.event;
  #roots: TreeLevel = [];

  constructor(
    private readonly usage: UsageRecord,
    private readonly clock: Pick<Clock, "now">,
  ) {}

  /** Rows that have not changed are left alone, and so is an open tooltip. */
  show(roots: TreeLevel): void {
    const { level, changed } = reuseRows(this.#roots, roots);
    this.#roots = level;
    if (changed === "all") {
      this.#changed.fire(undefined);
    } else if (changed.length > 0) {
      this.#changed.fire([...changed]);
    }
  }

  getChildren(node?: TreeNode): TreeNode[] {
    this.#gave.fire(undefined);
    if (!node) {
      return [...rowsIn(this.#roots)];
    }
    return node.kind === "server" ? [] : [...rowsIn(node.below)];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItem(node);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    if (node.kind === "server") {
      // Loaded with the first tooltip, so that starting the extension does not wait for it.
      const { rowTooltip } = await import("./rowTooltip");
      item.tooltip = await rowTooltip(node, this.usage, this.clock);
    }
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
    this.#gave.dispose();
  }
}
