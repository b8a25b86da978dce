import * as vscode from "vscode";
import type { Disposable } from "../core/base/emitter";
import type { Clock } from "../core/base/clock";
import { serversViewId } from "../core/base/manifestIds";
import type { Problem } from "../core/base/problem";
import type { Grouping } from "../core/servers/serverGroups";
import type { ServerStore } from "../core/servers/serverStore";
import { ContextKeySetter } from "../ui/contextKeys";
import { settings } from "../ui/settings";
import { possibleActions } from "./actionTags";
import { ServersProvider } from "./serversProvider";
import type { UsageRecord } from "./rowTooltip";
import { rowId, serverRowId } from "./treeItem";
import {
  buildTree,
  rowCount,
  type DescribeProblem,
  type TreeLevel,
  type TreeNode,
} from "./treeNode";
import { summarize, type ViewSummary } from "./viewSummary";

/** Between the selection of a row by `rowsOfKey` and the click that VS Code makes of it. */
const selectionMs = 300;

interface KeyPress {
  readonly atMs: number;
  /** Undefined until VS Code has said which row was selected. */
  readonly row: TreeNode | undefined;
}

/** The Servers view: its rows, and the lines, badge and welcome texts around them. */
export class ServersView {
  readonly #provider: ServersProvider;
  readonly #keys = new ContextKeySetter();
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #listeners: readonly Disposable[];
  #filter = "";
  #grouping: Grouping | undefined;
  #keyPress: KeyPress | undefined;
  #isSignInKnown = false;
  #drawing: Disposable | undefined;
  #describe: DescribeProblem | undefined;

  readonly onDidChangeVisibility: vscode.Event<unknown>;

  constructor(
    private readonly store: ServerStore,
    usage: UsageRecord,
    private readonly clock: Pick<Clock, "now" | "elapsedMs" | "after">,
    /** Whether accounts are known, but none for the address in the settings. */
    private readonly hasOtherAccounts: () => boolean = () => false,
  ) {
    this.#provider = new ServersProvider(usage, clock);
    this.#view = vscode.window.createTreeView(serversViewId, {
      treeDataProvider: this.#provider,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.onDidChangeVisibility = this.#view.onDidChangeVisibility;
    this.#listeners = [
      store.onDidChange(() => {
        this.redraw();
      }),
      this.#view.onDidChangeSelection(() => {
        this.#lookAtSelection();
      }),
    ];
    this.#draw();
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  get filter(): string {
    return this.#filter;
  }

  setFilter(filter: string): void {
    this.#filter = filter.trim();
    this.redraw();
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
      const atMs = this.clock.elapsedMs();
      this.#keyPress = { atMs, row: undefined };
      await vscode.commands.executeCommand("list.select");
      this.#keyPress = { atMs, row: this.#view.selection[0] };
    }
    return this.#view.selection;
  }

  /** False for what VS Code takes for a click on this server when `rowsOfKey` selects its row. */
  isClick(key: string): boolean {
    const { atMs, row } = this.#keyPress ?? { atMs: -Infinity };
    const isRecent = this.clock.elapsedMs() - atMs <= selectionMs;
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
    this.#drawing ??= this.clock.after(0, () => {
      this.#drawing = undefined;
      this.#draw();
    });
  }

  dispose(): void {
    this.#drawing?.dispose();
    for (const listener of this.#listeners) {
      listener.dispose();
    }
    this.#view.dispose();
    this.#provider.dispose();
  }

  async #loadSentences(): Promise<void> {
    const { describeProblem } = await import("../ui/describeProblem");
    this.#describe = describeProblem;
    this.redraw();
  }

  #draw(): void {
    if (this.#hasProblem() && !this.#describe) {
      void this.#loadSentences();
      return;
    }
    const rows = this.#rows();
    const summary = this.#summarize(rows);
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
    this.#lookAtSelection();
  }

  #hasProblem(): boolean {
    return (
      apiUrlProblem() !== undefined || this.store.views().some(({ snapshot }) => snapshot.problem)
    );
  }

  #rows(): TreeLevel {
    return buildTree(this.store.views(), {
      grouping: this.grouping,
      filter: this.#filter,
      describe: this.#describe ?? (() => ""),
    });
  }

  #summarize(rows = this.#rows()): ViewSummary {
    return summarize({
      views: this.store.views(),
      filter: this.#filter,
      rowCount: rowCount(rows),
      settingsProblem: apiUrlProblem(),
      isSignInKnown: this.#isSignInKnown,
      isElsewhere: this.hasOtherAccounts(),
      timeOf: (ms) => timeOrDay(ms, this.clock.now()),
      describe: this.#describe ?? (() => ""),
    });
  }

  /** The menu of several rows is made of what all of them have; power is offered for any. */
  #lookAtSelection(): void {
    const servers = this.#view.selection.flatMap((row) =>
      row.kind === "server" ? [row.server] : [],
    );
    this.#keys.set("selectionActions", possibleActions(servers).join("+"));
  }
}

function apiUrlProblem(): Problem | undefined {
  const apiUrl = settings.apiUrl();
  return apiUrl.ok ? undefined : { kind: "insecureUrl", reason: apiUrl.fault };
}

/** The time of day, with the date if that is not today. */
function timeOrDay(ms: number, nowMs: number): string {
  const isToday = new Date(ms).toDateString() === new Date(nowMs).toDateString();
  const format = isToday
    ? { timeStyle: "short" as const }
    : { dateStyle: "medium" as const, timeStyle: "short" as const };
  return new Intl.DateTimeFormat(vscode.env.language, format).format(ms);
}

function badgeOf(count: number): vscode.ViewBadge | undefined {
  if (count === 0) {
    return undefined;
  }
  const tooltip =
    count === 1
      ? vscode.l10n.t("1 server needs attention")
      : vscode.l10n.t("{0} servers need attention", count);
  return { value: count, tooltip };
}
