import * as vscode from "vscode";
import type { HandlerDependencies } from "../../src/commands/handlers";
import type { Grouping } from "../../src/core/servers/serverGroups";
import type { ServerOrder } from "../../src/core/servers/serverOrder";
import type { TreeNode } from "../../src/tree/treeNode";

type View = HandlerDependencies["view"];

type UsedByCommands = Pick<
  View,
  | "filter"
  | "setFilter"
  | "setTyping"
  | "applyFilter"
  | "grouping"
  | "setGrouping"
  | "order"
  | "setOrder"
  | "selectedRows"
  | "onDidSelect"
  | "rowsOfKey"
  | "isClick"
  | "saysProblem"
>;

/** The Servers view as the commands know it, without a window. */
export class FakeView implements UsedByCommands {
  filter = "";
  isTyping = false;
  grouping: Grouping = "location";
  order: ServerOrder = "name";
  takesClicks = true;
  problemIsSaid: ReturnType<View["saysProblem"]>;
  /** The rows that have the focus or are selected. */
  rows: readonly TreeNode[] = [];
  readonly #selected = new vscode.EventEmitter<undefined>();
  readonly onDidSelect = this.#selected.event;

  /** It uses nothing else of a view. */
  get asView(): View {
    return this as unknown as View;
  }

  setFilter(filter: string): void {
    this.filter = filter;
  }

  applyFilter(): void {
    // It shows all of them.
  }

  setTyping(isTyping: boolean): void {
    this.isTyping = isTyping;
  }

  setGrouping(grouping: Grouping | undefined): void {
    this.grouping = grouping ?? "location";
  }

  setOrder(order: ServerOrder | undefined): void {
    this.order = order ?? "name";
  }

  selectedRows(): readonly TreeNode[] {
    return this.rows;
  }

  /** Presses the mouse on a row. */
  select(...rows: readonly TreeNode[]): void {
    this.rows = rows;
    this.#selected.fire(undefined);
  }

  rowsOfKey(): Promise<readonly TreeNode[]> {
    return Promise.resolve(this.rows);
  }

  isClick(): boolean {
    return this.takesClicks;
  }

  saysProblem(): ReturnType<View["saysProblem"]> {
    return this.problemIsSaid;
  }
}
