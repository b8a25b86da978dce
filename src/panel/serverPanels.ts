import * as vscode from "vscode";
import { Emitter, type Disposable } from "../core/base/emitter";
import { panelType } from "../core/base/manifestIds";
import { serverKey, type ServerRef } from "../core/servers/server";
import type { VscodeNotifier } from "../ui/notifier";
import type { PanelDependencies } from "./openPanel";
import { parsePanelMemory } from "./panelMemory";
import type { ServerPanel } from "./serverPanel";
import { tabTitle } from "./shownText";

export interface ServerPanelsOptions extends PanelDependencies {
  readonly notifier: Pick<VscodeNotifier, "onDidAnswer">;
}

interface OpenPanel {
  readonly ref: ServerRef;
  readonly tab: vscode.WebviewPanel;
  readonly closed: Disposable;
  /** Undefined while its code is being loaded, with the first panel. */
  panel: ServerPanel | undefined;
}

/** The open details panels, at most one per server. */
export class ServerPanels implements vscode.WebviewPanelSerializer {
  readonly #panels = new Map<string, OpenPanel>();
  readonly #visibilityChanged = new Emitter<undefined>();
  readonly onDidChangeVisibility = this.#visibilityChanged.event;
  readonly #disposables: readonly Disposable[];
  #areAccountsKnown = false;

  constructor(private readonly options: ServerPanelsOptions) {
    this.#disposables = [
      vscode.window.registerWebviewPanelSerializer(panelType, this),
      options.notifier.onDidAnswer(() => {
        for (const { panel } of this.#panels.values()) {
          panel?.takeFocusBack();
        }
      }),
    ];
  }

  /** Opens the server's panel, or brings the open one to the front. */
  show(ref: ServerRef): void {
    const open = this.#panels.get(serverKey(ref));
    if (open) {
      open.tab.reveal();
      return;
    }
    const name = this.options.store.find(ref)?.server.name;
    const title = tabTitle(name ?? vscode.l10n.t("Server Details"));
    const tab = vscode.window.createWebviewPanel(panelType, title, vscode.ViewColumn.Active);
    this.#add(ref, tab).catch((fault: unknown) => {
      this.options.logger.error(`The panel could not be opened: ${String(fault)}`);
    });
  }

  /** After a reload of the window VS Code returns the panels with what their pages remembered. */
  async deserializeWebviewPanel(tab: vscode.WebviewPanel, memory: unknown): Promise<void> {
    const ref = parsePanelMemory(memory);
    if (!ref || this.#panels.has(serverKey(ref))) {
      tab.dispose();
    } else {
      await this.#add(ref, tab);
    }
  }

  visibleServers(): readonly ServerRef[] {
    return [...this.#panels.values()].filter(({ tab }) => tab.visible).map(({ ref }) => ref);
  }

  accountsAreKnown(): void {
    this.#areAccountsKnown = true;
    for (const { panel } of this.#panels.values()) {
      panel?.accountsAreKnown();
    }
  }

  dispose(): void {
    for (const disposable of this.#disposables) {
      disposable.dispose();
    }
    this.#visibilityChanged.dispose();
    for (const { panel, closed } of this.#panels.values()) {
      panel?.dispose();
      closed.dispose();
    }
    this.#panels.clear();
  }

  async #add(ref: ServerRef, tab: vscode.WebviewPanel): Promise<void> {
    const key = serverKey(ref);
    const visibilityChanged = () => {
      this.#visibilityChanged.fire(undefined);
    };
    const close = () => {
      if (this.#panels.get(key) === open) {
        this.#panels.delete(key);
        visibilityChanged();
      }
    };
    const open: OpenPanel = { ref, tab, closed: tab.onDidDispose(close), panel: undefined };
    this.#panels.set(key, open);
    const { openPanel } = await import("./openPanel");
    if (this.#panels.get(key) !== open) {
      return;
    }
    const events = { onDidChangeVisibility: visibilityChanged, onDidClose: close };
    open.panel = openPanel(tab, ref, this.options, events);
    if (this.#areAccountsKnown) {
      open.panel.accountsAreKnown();
    }
    visibilityChanged();
  }
}
