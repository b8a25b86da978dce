import type { PanelState } from "../../../src/shared/panelState";
import type { HostMessage } from "../../../src/shared/protocol";
import type { ServerRef } from "../../../src/core/servers/server";
import type { History } from "../base/history";
import type { Life } from "../ports/life";
import { FakeEmitter } from "./fakeEmitter";

/** What becomes of the other editors of the window. */
interface Tabs {
  readonly onActivate: (panel: FakePanel) => void;
  readonly onClose: (panel: FakePanel) => void;
}

const lateText = "(what was pressed arrives, and the tab shows another server)";

/** A details panel with its page, which says that it is ready and writes down what it is to show. */
export class FakePanel {
  visible = true;
  active = false;
  iconPath: unknown;
  memory: ServerRef | undefined;
  /** What the page shows now: nothing while it is being loaded. */
  state: PanelState | undefined;
  #isClosed = false;
  #html = "";
  #page = "";
  #loads = 0;
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
    private readonly tabs: Tabs,
  ) {
    const load = (html: string) => {
      this.#html = html;
      this.#load();
    };
    this.webview = {
      options: {},
      // A page that is replaced begins anew, as in a panel that shows another server from now on.
      set html(html: string) {
        load(html);
      },
      cspSource: "vscode-webview:",
      asWebviewUri: (uri: unknown) => uri,
      onDidReceiveMessage: this.#received.event,
      postMessage: (message: HostMessage) => {
        this.#show(message);
        return Promise.resolve(true);
      },
    };
  }

  reveal(): void {
    this.setVisible(true);
  }

  setVisible(isVisible: boolean): void {
    const hasAppeared = isVisible && !this.visible;
    this.visible = isVisible;
    if (isVisible) {
      this.tabs.onActivate(this);
    }
    this.setActive(isVisible, hasAppeared);
    if (hasAppeared) {
      this.#load();
    }
  }

  get phase(): string {
    return this.state?.phase ?? "";
  }

  /** "ACCOUNT/ID" of the server that the user sees there; none while it is loading or after a sign-out. */
  get shownServer(): string | undefined {
    const isShown = this.phase !== "" && this.phase !== "signedOut";
    return isShown && this.memory ? `${this.memory.accountKey}/${this.memory.serverId}` : undefined;
  }

  /** Whether it is the editor that the user is in. */
  setActive(isActive: boolean, hasAppeared = false): void {
    if (this.active !== isActive || hasAppeared) {
      this.active = isActive;
      this.#viewStateChanged.fire(undefined);
    }
  }

  /** The user presses something in the page. Call the result when that arrives at the extension. */
  request(intent: string): () => void {
    const { history, memory, life } = this;
    const page = this.#page;
    history.add({ kind: "chose", window: life.name, text: `(presses ${intent})` });
    return () => {
      if (this.#isClosed) {
        return;
      }
      if (this.memory?.serverId !== memory?.serverId) {
        history.add({ kind: "chose", window: life.name, text: lateText });
      }
      this.#received.fire({ type: "intent", id: 1, intent, page });
    };
  }

  dispose(): void {
    if (!this.#isClosed) {
      this.#isClosed = true;
      this.tabs.onClose(this);
      this.#disposed.fire(undefined);
    }
  }

  #load(): void {
    this.#loads += 1;
    this.state = undefined;
    const load = this.#loads;
    this.life.time.after(30, this.life, "page is ready", () => {
      if (this.visible && !this.#isClosed && this.#html !== "" && load === this.#loads) {
        this.#received.fire({ type: "ready" });
      }
    });
  }

  #show(message: HostMessage): void {
    if (message.type === "init") {
      this.memory = message.memory;
      this.#page = message.page;
    }
    if (message.type === "state") {
      const { phase, footer, name } = message.state;
      this.state = message.state;
      const text = `${name} ${footer?.text ?? ""}`;
      const ref = this.memory ? `${this.memory.accountKey}/${this.memory.serverId}` : "";
      if (`${ref} ${text}` !== this.#drawn) {
        this.#drawn = `${ref} ${text}`;
        this.history.add({ kind: "panel", window: this.life.name, ref, phase, footer: text });
      }
    }
  }
}
