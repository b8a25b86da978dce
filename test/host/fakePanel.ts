import * as vscode from "vscode";
import type { Intent } from "../../src/shared/intents";
import type { HostMessage } from "../../src/shared/protocol";

/** A panel of VS Code that nobody sees: a test brings it to the front and hides it. */
export class FakePanel {
  visible = true;
  active = true;
  title = "";
  isDisposed = false;
  readonly messages: unknown[] = [];
  readonly revealed: unknown[] = [];
  readonly #viewState = new vscode.EventEmitter<undefined>();
  readonly #fromPage = new vscode.EventEmitter<unknown>();
  readonly #disposed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeViewState = this.#viewState.event;
  readonly onDidDispose = this.#disposed.event;
  readonly webview = {
    cspSource: "https://panel.test",
    html: "",
    options: {},
    asWebviewUri: (uri: vscode.Uri) => uri,
    onDidReceiveMessage: this.#fromPage.event,
    postMessage: (message: unknown) => {
      this.messages.push(message);
      return Promise.resolve(true);
    },
  };

  /** As VS Code hands it over; it uses nothing else of a panel. */
  get asPanel(): vscode.WebviewPanel {
    return this as unknown as vscode.WebviewPanel;
  }

  setVisible(isVisible: boolean): void {
    this.visible = isVisible;
    this.active = isVisible;
    this.#viewState.fire(undefined);
  }

  reveal(column?: vscode.ViewColumn, preserveFocus = false): void {
    this.revealed.push({ column, preserveFocus });
    this.setVisible(true);
  }

  /** The page has been loaded; gives the name that it is told. */
  load(): string {
    this.#fromPage.fire({ type: "ready" });
    const init = (this.messages as HostMessage[]).findLast(({ type }) => type === "init");
    return init?.type === "init" ? init.page : "";
  }

  /** What a page asks for: without a name the one of now. */
  request(intent: Intent, page = this.load()): void {
    this.#fromPage.fire({ type: "intent", id: 1, intent, page });
  }

  dispose(): void {
    this.isDisposed = true;
    this.#disposed.fire(undefined);
  }
}
