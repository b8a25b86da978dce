import * as vscode from "vscode";
import type { Chance, NewId } from "../core/base/chance";
import type { Clock } from "../core/base/clock";
import { Emitter, type Disposable } from "../core/base/emitter";
import type { Logger } from "../core/base/logger";
import { panelType } from "../core/base/manifestIds";
import { serverKey, type ServerRef } from "../core/servers/server";
import type { ServerRefresher } from "../core/refresh/serverRefresher";
import type { ServerStore } from "../core/servers/serverStore";
import { ServerDetailsFeed } from "../core/refresh/serverDetailsFeed";
import type { UsageHistory } from "../history/usageHistory";
import type { VscodeNotifier } from "../ui/notifier";
import { ContextKeySetter } from "../ui/contextKeys";
import { settings } from "../ui/settings";
import { parsePanelMemory } from "./panelMemory";
import { PreviewTab } from "./previewTab";
import { ServerPanel } from "./serverPanel";
import { tabTitle } from "./shownText";

const intervalMs = 15_000;
/** While the user is in another window, and may have the panel on another screen. */
const intervalWithoutFocusMs = 60_000;

export interface ServerPanelsOptions {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly history: Pick<UsageHistory, "load" | "statesOf" | "onDidAdd">;
  readonly notifier: Pick<VscodeNotifier, "onDidAnswer">;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: Chance;
  readonly newId: NewId;
  readonly extensionUri: vscode.Uri;
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
  readonly panel: ServerPanel;
}

/**
 * The open details panels, at most one per server. One of them is a preview: it shows the next
 * server too, until it is kept.
 */
export class ServerPanels implements vscode.WebviewPanelSerializer {
  readonly #panels = new Map<string, OpenPanel>();
  readonly #preview: PreviewTab;
  readonly #keys = new ContextKeySetter();
  readonly #visibilityChanged = new Emitter<undefined>();
  readonly onDidChangeVisibility = this.#visibilityChanged.event;
  readonly #disposables: readonly Disposable[];
  #areAccountsKnown = false;

  constructor(private readonly options: ServerPanelsOptions) {
    this.#preview = new PreviewTab(options.memory, options.clock);
    this.#disposables = [
      vscode.window.registerWebviewPanelSerializer(panelType, this),
      options.notifier.onDidAnswer(() => {
        for (const { panel } of this.#panels.values()) {
          panel.takeFocusBack();
        }
      }),
    ];
  }

  /** Shows the server in its own panel if it has one, else in the preview. */
  show(ref: ServerRef, { isClick = false, toSide = false }: ShowPanelOptions = {}): void {
    const isKept = toSide || (isClick && this.#preview.isSecondClick(ref));
    const column = toSide ? vscode.ViewColumn.Beside : undefined;
    const open = this.#panels.get(serverKey(ref)) ?? this.#reuse(ref, toSide);
    if (open) {
      open.tab.reveal(column, isClick);
    } else {
      const title = tabTitle(
        this.options.store.find(ref)?.server.name ?? vscode.l10n.t("Server Details"),
      );
      const where = { viewColumn: column ?? vscode.ViewColumn.Active, preserveFocus: isClick };
      this.#add(ref, vscode.window.createWebviewPanel(panelType, title, where));
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

  /** After a reload of the window VS Code returns the panels with what their pages remembered. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, memory: unknown): Promise<void> {
    const ref = parsePanelMemory(memory);
    if (!ref || this.#panels.has(serverKey(ref))) {
      panel.dispose();
    } else {
      this.#add(ref, panel);
      this.#look();
    }
    return Promise.resolve();
  }

  /** The server whose panel is the active editor, unless its account has signed out. */
  activeServer(): ServerRef | undefined {
    const ref = this.#active()?.ref;
    return ref && this.options.store.account(ref.accountKey) && ref;
  }

  visibleServers(): readonly ServerRef[] {
    return [...this.#panels.values()].filter(({ panel }) => panel.visible).map(({ ref }) => ref);
  }

  accountsAreKnown(): void {
    this.#areAccountsKnown = true;
    for (const { panel } of this.#panels.values()) {
      panel.accountsAreKnown();
    }
  }

  dispose(): void {
    for (const disposable of this.#disposables) {
      disposable.dispose();
    }
    this.#visibilityChanged.dispose();
    for (const { panel } of this.#panels.values()) {
      panel.dispose();
    }
  }

  #active() {
    return [...this.#panels.values()].find(({ panel }) => panel.active);
  }

  /** Gives the preview to another server; undefined if there is none to give. */
  #reuse(ref: ServerRef, toSide: boolean): OpenPanel | undefined {
    const before = toSide ? undefined : this.#previewed();
    if (!before) {
      return undefined;
    }
    before.panel.dispose();
    this.#panels.delete(serverKey(before.ref));
    this.#preview.use(ref);
    return this.#add(ref, before.tab);
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
    const { store, refresher, history, clock, logger, random, newId, extensionUri } = this.options;
    const key = serverKey(ref);
    const watch = new ServerDetailsFeed(ref, {
      store,
      refresher,
      clock,
      random,
      intervalMs: () =>
        settings.refreshIntervalMs() === 0
          ? 0
          : vscode.window.state.focused
            ? intervalMs
            : intervalWithoutFocusMs,
      onFault: (fault) => {
        logger.error(`The details could not be refreshed: ${String(fault)}`);
      },
    });
    const panel = new ServerPanel({
      panel: tab,
      watch,
      history: {
        load: () => history.load(ref),
        states: () => history.statesOf(ref),
        onDidAdd: (listener) =>
          history.onDidAdd((added) => {
            if (serverKey(added.ref) === key) {
              listener(added.sample);
            }
          }),
      },
      extensionUri,
      clock,
      logger,
      newId,
      onDidChangeVisibility: () => {
        this.#look();
        this.#visibilityChanged.fire(undefined);
      },
      onDidDraw: () => {
        this.#look();
      },
      onDidClose: () => {
        this.#panels.delete(key);
        this.#look();
        this.#visibilityChanged.fire(undefined);
      },
    });
    const open = { ref, tab, panel };
    this.#panels.set(key, open);
    if (this.#areAccountsKnown) {
      panel.accountsAreKnown();
    }
    this.#visibilityChanged.fire(undefined);
    return open;
  }
}
