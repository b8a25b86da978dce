import * as vscode from "vscode";
import { commandIds } from "../core/base/commandIds";
import type { MessageButton } from "./notifier";

const scheme = "vps-text";

export interface PageContent {
  readonly lines: readonly string[];
  /** Stands above the text. */
  readonly button?: MessageButton | undefined;
}

/** A page that may change while it is open. */
export interface TextPage {
  update(content: PageContent): void;
}

/** Texts in editors that only show them, so that nobody is asked to save them. */
export class TextPages implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider {
  readonly #pages = new Map<string, PageContent>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #buttonsChanged = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly onDidChangeCodeLenses = this.#buttonsChanged.event;
  #registrations: readonly vscode.Disposable[] = [];

  provideTextDocumentContent({ path }: vscode.Uri): string {
    return this.#pages.get(path)?.lines.join("\n") ?? "";
  }

  provideCodeLenses({ uri }: Pick<vscode.TextDocument, "uri">): vscode.CodeLens[] {
    const button = this.#pages.get(uri.path)?.button;
    if (!button) {
      return [];
    }
    const top = new vscode.Range(0, 0, 0, 0);
    const command = { title: button.label, command: commandIds.pressPage, arguments: [uri.path] };
    return [new vscode.CodeLens(top, command)];
  }

  /** The button above a page was pressed, or called from the Command Palette. */
  press(path: unknown): unknown {
    const active = vscode.window.activeTextEditor?.document.uri;
    const pressed = typeof path === "string" ? path : active?.path;
    return this.#pages.get(pressed ?? "")?.button?.run();
  }

  async show(title: string, content: PageContent): Promise<TextPage> {
    const path = `/${String(this.#pages.size + 1)}/${title.replaceAll("/", "-")}.txt`;
    const uri = vscode.Uri.from({ scheme, path });
    this.#pages.set(path, content);
    this.#register();
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    return {
      update: (now) => {
        const before = this.provideTextDocumentContent(uri);
        this.#pages.set(path, now);
        if (this.provideTextDocumentContent(uri) !== before) {
          this.#changed.fire(uri);
        }
        this.#buttonsChanged.fire();
      },
    };
  }

  dispose(): void {
    for (const one of [...this.#registrations, this.#changed, this.#buttonsChanged]) {
      one.dispose();
    }
  }

  /** With the first page, since most commands show none. */
  #register(): void {
    if (this.#registrations.length === 0) {
      this.#registrations = [
        vscode.workspace.registerTextDocumentContentProvider(scheme, this),
        vscode.languages.registerCodeLensProvider({ scheme }, this),
      ];
    }
  }
}
