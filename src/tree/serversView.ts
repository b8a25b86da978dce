import * as vscode from "vscode";
import type { Disposable } from "../core/base/emitter";
import type { Clock } from "../core/base/clock";
import { serversViewId } from "../core/base/manifestIds";
import type { Grouping } from "../core/servers/serverGroups";
import type { ServerFilter } from "../core/servers/serverFilter";
import type { ServerMarks } from "../core/servers/serverMarks";
import type { ServerOrder } from "../core/servers/serverOrder";
import type { ServerStore } from "../core/servers/serverStore";
import { ContextKeySetter } from "../ui/contextKeys";
import { settings } from "../ui/settings";
import { apiUrlProblem, badgeOf } from "./viewParts";
import { SelectionMenu } from "./selectionMenu";
import { ServersProvider } from "./serversProvider";
import type { UsageRecord } from "./rowTooltip";
import { rowId, serverRowId } from "./treeItem";
import { buildTree, rowCount, type ShownAccount, type TreeLevel, type TreeNode } from "./treeNode";
import type { ViewLines } from "./viewLines";
import { summarize, type ViewSummary } from "./viewSummary";

/** Between the selection of a row by `rowsOfKey` and the click that VS Code makes of it. */
const selectionMs = 300;

const filterKey = "filter";

interface KeyPress {
  readonly atMs: number;
  /** Undefined until VS Code has said which row was selected. */
  readonly row: TreeNode | undefined;
}

export interface ServersViewOptions {
  readonly store: ServerStore;
  readonly marks: Pick<ServerMarks, "all" | "onDidChange">;
  readonly usage: UsageRecord;
  readonly clock: Pick<Clock, "now" | "elapsedMs" | "after">;
  /** Where the filter is remembered: each workspace has its own. */
  readonly memory: Pick<vscode.Memento, "get" | "update">;
  /** Whether accounts are known, but none for the address in the settings. */
  readonly hasOtherAccounts: () => boolean;
}

/** The Servers view: its rows, and the lines, badge and welcome texts around them. */
export class ServersView {
  readonly #provider: ServersProvider;
  readonly #keys = new ContextKeySetter();
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #menu: SelectionMenu;
  readonly #listeners: readonly Disposable[];
  #filter: string;
  #narrowing: ServerFilter | undefined;
  #isTyping = false;
  #grouping: Grouping | undefined;
  #order: ServerOrder | undefined;
  #keyPress: KeyPress | undefined;
  #isSignInKnown = false;
  #drawing: Disposable | undefined;
  #lines: ViewLines | undefined;

  readonly onDidChangeVisibility: vscode.Event<unknown>;

  constructor(private readonly options: ServersViewOptions) {
    const { store, usage, clock, memory, marks } = options;
    this.#provider = new ServersProvider(usage, clock);
    this.#filter = memory.get(filterKey, "");
    this.#view = vscode.window.createTreeView(serversViewId, {
      treeDataProvider: this.#provider,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.#menu = new SelectionMenu(this.#view, this.#keys, clock);
    this.onDidChangeVisibility = this.#view.onDidChangeVisibility;
    this.#listeners = [
      store.onDidChange(() => {
        this.redraw();
      }),
      marks.onDidChange(() => {
        this.redraw();
      }),
      this.#view.onDidChangeSelection(() => {
        this.#menu.look();
      }),
      this.#provider.onDidGiveRows(() => {
        this.#menu.rowsAreThere();
      }),
    ];
    this.redraw();
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  get filter(): string {
    return this.#filter;
  }

  setFilter(filter: string): void {
    this.#filter = filter.trim();
    this.#rememberFilter();
    this.applyFilter();
  }

  /** What no longer matches has stayed until now. */
  applyFilter(): void {
    this.#narrowing = undefined;
    this.redraw();
  }

  /** While the user types a filter, rows come and go by nothing else. */
  setTyping(isTyping: boolean): void {
    this.#isTyping = isTyping;
    if (this.#narrowing) {
      this.#narrowing.isHeld = isTyping;
    }
    this.#rememberFilter();
  }

  /** Until the stored accounts have been read, the user is not shown as signed out. */
  signInIsKnown(): void {
    this.#isSignInKnown = true;
    this.redraw();
  }

  /** Groups until the setting changes; it is what the user last chose, be it saved or not. */
  setGrouping(grouping: Grouping | undefined): void {
    this.#grouping = grouping;
    this.redraw();
  }

  get grouping(): Grouping {
    return this.#grouping ?? settings.groupBy();
  }

  /** Sorts until the setting changes, as with groups. */
  setOrder(order: ServerOrder | undefined): void {
    this.#order = order;
    this.redraw();
  }

  get order(): ServerOrder {
    return this.#order ?? settings.sortBy();
  }

  selectedRows(): readonly TreeNode[] {
    return this.#view.selection;
  }

  get onDidSelect(): vscode.Event<unknown> {
    return this.#view.onDidChangeSelection;
  }

  /**
   * The rows that a key is meant for: those that are selected if they are several, else the one that
   * has the focus. VS Code says which that is only of rows that are selected.
   */
  async rowsOfKey(): Promise<readonly TreeNode[]> {
    if (this.#view.selection.length < 2) {
      const atMs = this.options.clock.elapsedMs();
      this.#keyPress = { atMs, row: undefined };
      await vscode.commands.executeCommand("list.select");
      this.#keyPress = { atMs, row: this.#view.selection[0] };
    }
    return this.#view.selection;
  }

  /** False for what VS Code takes for a click on this server when `rowsOfKey` selects its row. */
  isClick(key: string): boolean {
    const { atMs, row } = this.#keyPress ?? { atMs: -Infinity };
    const isRecent = this.options.clock.elapsedMs() - atMs <= selectionMs;
    return !(isRecent && (row === undefined || rowId(row) === serverRowId(key)));
  }

  /**
   * Where the user sees why a refresh failed: in the line above the rows, or in a welcome text,
   * which has buttons too.
   */
  saysProblem(): "inMessage" | "withButtons" | undefined {
    if (!this.#view.visible) {
      return undefined;
    }
    const { state, message } = this.#summarize();
    return state === "failed" ? "withButtons" : message === undefined ? undefined : "inMessage";
  }

  /** Changes that arrive together are drawn once. */
  redraw(): void {
    this.#drawing ??= this.options.clock.after(0, () => {
      this.#drawing = undefined;
      this.#draw();
    });
  }

  dispose(): void {
    this.#drawing?.dispose();
    for (const listener of this.#listeners) {
      listener.dispose();
    }
    this.#menu.dispose();
    this.#view.dispose();
    this.#provider.dispose();
  }

  #rememberFilter(): void {
    if (!this.#isTyping) {
      void this.options.memory.update(filterKey, this.#filter || undefined);
    }
  }

  async #loadLines(): Promise<void> {
    const { viewLines } = await import("./viewLines");
    this.#lines = viewLines;
    this.redraw();
  }

  #draw(): void {
    if (!this.#lines && this.#needsLines()) {
      void this.#loadLines();
      if (this.#filter || this.#hasProblem()) {
        return;
      }
    }
    const views = this.#views();
    const rows = this.#rows(views);
    const summary = this.#summarize(views, rows);
    this.#provider.show(rows);
    this.#keys.set("view", summary.state);
    this.#keys.set("failure", summary.failure);
    this.#keys.set("hasFilter", this.#filter !== "");
    // VS Code takes undefined for "no message" and shows an empty line for anything else. It
    // answers even the same message with a redraw, and lets changed rows wait for that.
    if (this.#view.message !== summary.message) {
      (this.#view as { message: string | undefined }).message = summary.message;
    }
    (this.#view as { description: string | undefined }).description = summary.description;
    this.#view.badge = badgeOf(summary.attentionCount);
    this.#menu.look();
  }

  #hasProblem(): boolean {
    return (
      apiUrlProblem() !== undefined ||
      this.options.store.views().some(({ snapshot }) => snapshot.problem)
    );
  }

  /** Whether there is a filter, or anything to say above the rows. */
  #needsLines(): boolean {
    return (
      this.#filter !== "" ||
      this.#hasProblem() ||
      this.options.store
        .accounts()
        .map(({ key }) => this.options.store.stateOf(key))
        .some(
          (state) =>
            state && (state.isRestored || state.unreadableCount + state.vanished.length > 0),
        )
    );
  }

  #views(): readonly ShownAccount[] {
    const views = this.options.store.views();
    if (!this.#filter || !this.#lines) {
      return views;
    }
    const narrowing = (this.#narrowing ??= this.#lines.newFilter(this.#filter, this.#isTyping));
    return views.map((view) => ({ ...view, shown: narrowing.shown(view) }));
  }

  #rows(views: readonly ShownAccount[]): TreeLevel {
    return buildTree(views, {
      grouping: this.grouping,
      look: { order: this.order, marks: this.options.marks.all() },
      describe: this.#lines?.describeProblem ?? (() => ""),
    });
  }

  #summarize(views = this.#views(), rows = this.#rows(views)): ViewSummary {
    return summarize({
      views,
      filter: this.#filter,
      rowCount: rowCount(rows),
      settingsProblem: apiUrlProblem(),
      isSignInKnown: this.#isSignInKnown,
      isElsewhere: this.options.hasOtherAccounts(),
      timeOf: (ms) => this.#lines?.timeOrDay(ms, this.options.clock.now()) ?? "",
      lines: this.#lines,
    });
  }
}
