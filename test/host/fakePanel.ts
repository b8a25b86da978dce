import * as vscode from "vscode";

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

  /** What the page sends. */
  send(message: unknown): void {
    this.#fromPage.fire(message);
  }

  dispose(): void {
    this.isDisposed = true;
    this.#disposed.fire(undefined);
  }
}
