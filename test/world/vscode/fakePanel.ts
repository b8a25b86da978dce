import type { HostMessage } from "../../../src/shared/protocol";
import type { ServerRef } from "../../../src/core/servers/server";
import type { History } from "../base/history";
import type { Life } from "../ports/life";
import { FakeEmitter } from "./fakeEmitter";

/** A details panel with its page, which says that it is ready and writes down what it is to show. */
export class FakePanel {
  visible = true;
  active = true;
  iconPath: unknown;
  memory: ServerRef | undefined;
  /** What the page shows now. */
  phase = "";
  #isClosed = false;
  #drawn = "";
  readonly #received = new FakeEmitter<unknown>();
  readonly #viewStateChanged = new FakeEmitter<undefined>();
  readonly #disposed = new FakeEmitter<undefined>();
  readonly onDidChangeViewState = this.#viewStateChanged.event;
  readonly onDidDispose = this.#disposed.event;
  readonly webview;

  constructor(
    public title: string,
    private readonly life: Life,
    private readonly history: History,
    private readonly onClose: (panel: FakePanel) => void,
  ) {
    this.webview = {
      options: {},
      html: "",
      cspSource: "vscode-webview:",
      asWebviewUri: (uri: unknown) => uri,
      onDidReceiveMessage: this.#received.event,
      postMessage: (message: HostMessage) => {
        this.#show(message);
        return Promise.resolve(true);
      },
    };
    this.#load();
  }

  reveal(): void {
    this.setVisible(true);
  }

  setVisible(isVisible: boolean): void {
    if (this.visible !== isVisible) {
      this.visible = isVisible;
      this.active = isVisible;
      this.#viewStateChanged.fire(undefined);
      if (isVisible) {
        this.#load();
      }
    }
  }

  /** The user presses something in the page. */
  request(intent: string): void {
    this.history.add({ kind: "chose", window: this.life.name, text: `(presses ${intent})` });
    this.#received.fire({ type: "intent", id: 1, intent });
  }

  dispose(): void {
    if (!this.#isClosed) {
      this.#isClosed = true;
      this.onClose(this);
      this.#disposed.fire(undefined);
    }
  }

  #load(): void {
    this.life.time.after(30, this.life, "page is ready", () => {
      if (this.visible && !this.#isClosed) {
        this.#received.fire({ type: "ready" });
      }
    });
  }

  #show(message: HostMessage): void {
    if (message.type === "init") {
      this.memory = message.memory;
    }
    if (message.type === "state") {
      const { phase, footer, name } = message.state;
      this.phase = phase;
      const text = `${name} ${footer?.text ?? ""}`;
      if (text !== this.#drawn) {
        this.#drawn = text;
        const ref = this.memory ? `${this.memory.accountKey}/${this.memory.serverId}` : "";
        this.history.add({ kind: "panel", window: this.life.name, ref, phase, footer: text });
      }
    }
  }
}
