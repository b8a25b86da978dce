import * as vscode from "vscode";
import { Emitter, type Disposable } from "../core/base/emitter";
import { panelType } from "../core/base/manifestIds";
import { serverKey, type ServerRef } from "../core/servers/server";
import type { VscodeNotifier } from "../ui/notifier";
import { ContextKeySetter } from "../ui/contextKeys";
import { openPanel, type PanelDependencies } from "./openPanel";
import { parsePanelMemory } from "./panelMemory";
import { PreviewTab } from "./previewTab";
import type { ServerPanel } from "./serverPanel";
import { tabTitle } from "./shownText";

export interface ServerPanelsOptions extends PanelDependencies {
  readonly notifier: Pick<VscodeNotifier, "onDidAnswer">;
  /** Where it is remembered which panel is a preview. */
  readonly memory: vscode.Memento;
}

/** How a panel is shown. Without any of these it takes the focus. */
export interface ShowPanelOptions {
  /** A click in a list leaves the focus there; a double click keeps the panel. */
  readonly isClick?: boolean;
  /** In a column of its own, and kept. */
  readonly toSide?: boolean;
}

interface OpenPanel {
  readonly ref: ServerRef;
  readonly tab: vscode.WebviewPanel;
  readonly closed: Disposable;
  readonly panel: ServerPanel;
}

/**
 * The open details panels, at most one per server. One of them is a preview: it shows the next
 * server too, until it is kept.
 */
export class ServerPanels {
  readonly #panels = new Map<string, OpenPanel>();
  readonly #preview: PreviewTab;
  readonly #keys = new ContextKeySetter();
  readonly #visibilityChanged = new Emitter<undefined>();
  readonly onDidChangeVisibility = this.#visibilityChanged.event;
  readonly #answers: Disposable;
  #areAccountsKnown = false;

  constructor(private readonly options: ServerPanelsOptions) {
    this.#preview = new PreviewTab(options.memory, options.clock);
    this.#answers = options.notifier.onDidAnswer(() => {
      for (const { panel } of this.#panels.values()) {
        panel.takeFocusBack();
      }
    });
  }

  /** Shows the server in its own panel if it has one, else in the preview. */
  show(ref: ServerRef, { isClick = false, toSide = false }: ShowPanelOptions = {}): void {
    const isKept = toSide || (isClick && this.#preview.isSecondClick(ref));
    const column = toSide ? vscode.ViewColumn.Beside : undefined;
    const open = this.#panels.get(serverKey(ref)) ?? this.#reuse(ref, toSide);
    if (open) {
      open.tab.reveal(column, isClick);
    } else {
      const where = { viewColumn: column ?? vscode.ViewColumn.Active, preserveFocus: isClick };
      this.#add(ref, vscode.window.createWebviewPanel(panelType, this.#titleOf(ref), where));
      this.#preview.use(toSide ? this.#previewed()?.ref : ref);
    }
    if (isKept && this.#preview.is(ref)) {
      this.#preview.use(undefined);
    }
    this.#look();
  }

  /** The preview shows its server from now on, and the next server gets a panel of its own. */
  keepOpen(): void {
    this.#preview.use(undefined);
    this.#look();
  }

  /** A panel of the window before its reload, with what its page remembered. */
  restore(panel: vscode.WebviewPanel, memory: unknown): void {
    const ref = parsePanelMemory(memory);
    if (!ref || this.#panels.has(serverKey(ref))) {
      panel.dispose();
    } else {
      this.#add(ref, panel);
      this.#look();
    }
  }

  /** The server whose panel is the active editor, be its account signed in or not. */
  activeServer(): ServerRef | undefined {
    return this.#active()?.ref;
  }

  visibleServers(): readonly ServerRef[] {
    return [...this.#panels.values()].filter(({ tab }) => tab.visible).map(({ ref }) => ref);
  }

  accountsAreKnown(): void {
    this.#areAccountsKnown = true;
    for (const { panel } of this.#panels.values()) {
      panel.accountsAreKnown();
    }
  }

  dispose(): void {
    this.#answers.dispose();
    this.#visibilityChanged.dispose();
    for (const { panel, closed } of this.#panels.values()) {
      panel.dispose();
      closed.dispose();
    }
    this.#panels.clear();
  }

  #active() {
    return [...this.#panels.values()].find(({ tab }) => tab.active);
  }

  /** Gives the preview to another server; undefined if there is none to give. */
  #reuse(ref: ServerRef, toSide: boolean): OpenPanel | undefined {
    const before = toSide ? undefined : this.#previewed();
    if (!before) {
      return undefined;
    }
    before.panel.dispose();
    before.closed.dispose();
    this.#panels.delete(serverKey(before.ref));
    this.#preview.use(ref);
    before.tab.title = this.#titleOf(ref);
    return this.#add(ref, before.tab);
  }

  #titleOf(ref: ServerRef): string {
    const name = this.options.store.find(ref)?.server.name;
    return tabTitle(name ?? vscode.l10n.t("Server Details"));
  }

  #previewed(): OpenPanel | undefined {
    return this.#panels.get(this.#preview.key ?? "");
  }

  /**
   * The menu in the title of the editor offers what the panel offers; Keep Open is offered on the
   * tab of the preview alone.
   */
  #look(): void {
    this.#keys.set("panel", this.#active()?.panel.actions.join(" ") ?? "");
    this.#keys.set("isPreview", this.#previewed()?.tab.active ?? false);
  }

  #add(ref: ServerRef, tab: vscode.WebviewPanel): OpenPanel {
    const key = serverKey(ref);
    const close = () => {
      if (this.#panels.get(key) === open) {
        this.#panels.delete(key);
        this.#visibilityHasChanged();
      }
    };
    const panel = openPanel(tab, ref, this.options, {
      onDidChangeVisibility: () => {
        this.#visibilityHasChanged();
      },
      onDidDraw: () => {
        this.#look();
      },
      onDidClose: close,
    });
    const open: OpenPanel = { ref, tab, closed: tab.onDidDispose(close), panel };
    this.#panels.set(key, open);
    if (this.#areAccountsKnown) {
      panel.accountsAreKnown();
    }
    this.#visibilityHasChanged();
    return open;
  }

  #visibilityHasChanged(): void {
    this.#look();
    this.#visibilityChanged.fire(undefined);
  }
}
