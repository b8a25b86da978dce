import * as vscode from "vscode";
import { Emitter } from "../core/base/emitter";
import { panelType } from "../core/base/manifestIds";
import { onceItWorks } from "../core/base/onceItWorks";
import type { ServerRef } from "../core/servers/server";
import type { ServerPanels, ServerPanelsOptions, ShowPanelOptions } from "./serverPanels";

/** The details panels, loaded with the first of them so that starting does not wait for them. */
export class LatePanels implements vscode.WebviewPanelSerializer {
  readonly #visibilityChanged = new Emitter<undefined>();
  readonly onDidChangeVisibility = this.#visibilityChanged.event;
  readonly #serializer = vscode.window.registerWebviewPanelSerializer(panelType, this);
  readonly #load = onceItWorks(() => this.#open());
  #panels: ServerPanels | undefined;
  #areAccountsKnown = false;
  #isDisposed = false;

  constructor(private readonly options: ServerPanelsOptions) {}

  show(ref: ServerRef, how?: ShowPanelOptions): void {
    this.#whenLoaded((panels) => {
      panels.show(ref, how);
    });
  }

  /** After a reload of the window VS Code returns the panels with what their pages remembered. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, memory: unknown): Promise<void> {
    this.#whenLoaded((panels) => {
      panels.restore(panel, memory);
    });
    return Promise.resolve();
  }

  keepOpen(): void {
    this.#panels?.keepOpen();
  }

  activeServer(): ServerRef | undefined {
    return this.#panels?.activeServer();
  }

  visibleServers(): readonly ServerRef[] {
    return this.#panels?.visibleServers() ?? [];
  }

  accountsAreKnown(): void {
    this.#areAccountsKnown = true;
    this.#panels?.accountsAreKnown();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#serializer.dispose();
    this.#visibilityChanged.dispose();
    this.#panels?.dispose();
  }

  #whenLoaded(use: (panels: ServerPanels) => void): void {
    this.#load()
      .then((panels) => {
        if (!this.#isDisposed) {
          use(panels);
        }
      })
      .catch((fault: unknown) => {
        this.options.logger.error(`The panel could not be opened: ${String(fault)}`);
      });
  }

  async #open(): Promise<ServerPanels> {
    const late = await import("./serverPanels");
    const panels = new late.ServerPanels(this.options);
    panels.onDidChangeVisibility(() => {
      this.#visibilityChanged.fire(undefined);
    });
    if (this.#areAccountsKnown) {
      panels.accountsAreKnown();
    }
    this.#panels = panels;
    return panels;
  }
}
