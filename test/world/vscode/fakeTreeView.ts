import type { TreeNode } from "../../../src/tree/treeNode";
import type { History, ShownRow } from "../base/history";
import type { Life } from "../ports/life";
import { FakeEmitter } from "./fakeEmitter";

interface Provider {
  readonly onDidChangeTreeData: (listener: () => void) => unknown;
  getChildren(node?: TreeNode): TreeNode[];
  getTreeItem(node: TreeNode): unknown;
}

/** The Servers view of one window: draws its rows a moment after they have changed, as VS Code does. */
export class FakeTreeView {
  visible = true;
  selection: readonly TreeNode[] = [];
  description: string | undefined;
  badge: unknown;
  /** What a user sees and may click. */
  nodes: readonly TreeNode[] = [];
  rows: readonly ShownRow[] = [];
  readonly visibilityChanged = new FakeEmitter<{ visible: boolean }>();
  readonly selectionChanged = new FakeEmitter<{ selection: readonly TreeNode[] }>();
  readonly onDidChangeSelection = this.selectionChanged.event;
  readonly onDidChangeVisibility = this.visibilityChanged.event;
  readonly #held: { dispose(): void };
  #message: string | undefined;
  #isDue = false;
  #drawn = "[]";

  constructor(
    private readonly provider: Provider,
    private readonly life: Life,
    private readonly history: History,
  ) {
    this.#held = life.holdings.hold("the view", { dispose: () => undefined });
    provider.onDidChangeTreeData(() => {
      if (!this.#isDue && life.isAlive) {
        this.#isDue = true;
        life.time.after(1, life, "draw the view", () => {
          this.#isDue = false;
          this.#draw();
        });
      }
    });
  }

  get message(): string | undefined {
    return this.#message;
  }

  set message(message: string | undefined) {
    this.#message = message;
    this.history.add({ kind: "line", window: this.life.name, text: message ?? "" });
  }

  show(isVisible: boolean): void {
    if (this.visible !== isVisible) {
      this.visible = isVisible;
      this.visibilityChanged.fire({ visible: isVisible });
    }
  }

  dispose(): void {
    this.#held.dispose();
    this.selectionChanged.dispose();
    this.visibilityChanged.dispose();
  }

  #draw(): void {
    const nodes: TreeNode[] = [];
    const walk = (node: TreeNode | undefined) => {
      for (const child of this.provider.getChildren(node)) {
        this.provider.getTreeItem(child);
        nodes.push(child);
        walk(child);
      }
    };
    walk(undefined);
    this.nodes = nodes;
    const rows = nodes.flatMap((node) =>
      node.kind === "server" ? [{ accountKey: node.accountKey, server: node.server }] : [],
    );
    const drawn = JSON.stringify(rows);
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      this.rows = rows;
      this.history.add({ kind: "showed", window: this.life.name, rows });
    }
  }
}
