import * as vscode from "vscode";
import type { Disposable } from "../core/base/emitter";
import type { Clock } from "../core/base/clock";
import { serversViewId } from "../core/base/manifestIds";
import type { Problem } from "../core/base/problem";
import type { ServerStore } from "../core/servers/serverStore";
import { ContextKeySetter } from "../ui/contextKeys";
import { settings } from "../ui/settings";
import { ServersProvider } from "./serversProvider";
import { buildTree, type TreeNode } from "./treeNode";
import type { UsageRecord } from "./usageSummary";
import { summarize } from "./viewSummary";

/** The Servers view: its rows, and the lines, badge and welcome texts around them. */
export class ServersView {
  readonly #provider: ServersProvider;
  readonly #keys = new ContextKeySetter();
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #storeListener: Disposable;
  #filter = "";
  #isSignInKnown = false;
  #drawing: Disposable | undefined;

  readonly onDidChangeVisibility: vscode.Event<unknown>;

  constructor(
    private readonly store: ServerStore,
    usage: UsageRecord,
    private readonly clock: Pick<Clock, "now" | "after">,
  ) {
    this.#provider = new ServersProvider(usage, clock);
    this.#view = vscode.window.createTreeView(serversViewId, {
      treeDataProvider: this.#provider,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.onDidChangeVisibility = this.#view.onDidChangeVisibility;
    this.#storeListener = store.onDidChange(() => {
      this.redraw();
    });
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

  selectedServers(): readonly TreeNode[] {
    return this.#view.selection;
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
    this.#storeListener.dispose();
    this.#view.dispose();
    this.#provider.dispose();
  }

  #draw(): void {
    const views = this.store.views();
    const rows = buildTree(views, { grouping: settings.groupBy(), filter: this.#filter });
    const summary = summarize({
      views,
      filter: this.#filter,
      rowCount: rows.length,
      settingsProblem: apiUrlProblem(),
      isSignInKnown: this.#isSignInKnown,
      timeOf: (ms) => timeOrDay(ms, this.clock.now()),
    });
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
