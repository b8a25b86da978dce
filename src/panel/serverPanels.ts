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
import { settings } from "../ui/settings";
import { parsePanelMemory } from "./panelMemory";
import { ServerPanel } from "./serverPanel";
import { tabTitle } from "./shownText";

const intervalMs = 15_000;

export interface ServerPanelsOptions {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly history: Pick<UsageHistory, "load" | "onDidAdd">;
  readonly notifier: Pick<VscodeNotifier, "onDidAnswer">;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: Chance;
  readonly newId: NewId;
  readonly extensionUri: vscode.Uri;
}

/** The open details panels, at most one per server. */
export class ServerPanels implements vscode.WebviewPanelSerializer {
  readonly #panels = new Map<string, { readonly ref: ServerRef; readonly panel: ServerPanel }>();
  readonly #visibilityChanged = new Emitter<undefined>();
  readonly onDidChangeVisibility = this.#visibilityChanged.event;
  readonly #disposables: readonly Disposable[];
  #areAccountsKnown = false;

  constructor(private readonly options: ServerPanelsOptions) {
    this.#disposables = [
      vscode.window.registerWebviewPanelSerializer(panelType, this),
      options.notifier.onDidAnswer(() => {
        for (const { panel } of this.#panels.values()) {
          panel.takeFocusBack();
        }
      }),
    ];
  }

  /** Opens the server's panel, or brings the open one to the front. */
  show(ref: ServerRef): void {
    const open = this.#panels.get(serverKey(ref));
    if (open) {
      open.panel.reveal();
      return;
    }
    const name = this.options.store.find(ref)?.server.name;
    const title = tabTitle(name ?? vscode.l10n.t("Server Details"));
    this.#add(ref, vscode.window.createWebviewPanel(panelType, title, vscode.ViewColumn.Active));
  }

  /** After a reload of the window VS Code returns the panels with what their pages remembered. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, memory: unknown): Promise<void> {
    const ref = parsePanelMemory(memory);
    if (!ref || this.#panels.has(serverKey(ref))) {
      panel.dispose();
    } else {
      this.#add(ref, panel);
    }
    return Promise.resolve();
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

  #add(ref: ServerRef, webviewPanel: vscode.WebviewPanel): void {
    const { store, refresher, history, clock, logger, random, newId, extensionUri } = this.options;
    const key = serverKey(ref);
    const watch = new ServerDetailsFeed(ref, {
      store,
      refresher,
      clock,
      random,
      intervalMs: () => (settings.refreshIntervalMs() === 0 ? 0 : intervalMs),
      onFault: (fault) => {
        logger.error(`The details could not be refreshed: ${String(fault)}`);
      },
    });
    const panel = new ServerPanel({
      panel: webviewPanel,
      watch,
      history: {
        load: () => history.load(ref),
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
        this.#visibilityChanged.fire(undefined);
      },
      onDidClose: () => {
        this.#panels.delete(key);
        this.#visibilityChanged.fire(undefined);
      },
    });
    this.#panels.set(key, { ref, panel });
    if (this.#areAccountsKnown) {
      panel.accountsAreKnown();
    }
    this.#visibilityChanged.fire(undefined);
  }
}
