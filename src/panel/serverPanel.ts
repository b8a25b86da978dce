import * as vscode from "vscode";
import type { NewId } from "../core/base/chance";
import { formatsFor, type Formats } from "../core/base/formats";
import type { Clock } from "../core/base/clock";
import type { Disposable } from "../core/base/emitter";
import type { Logger } from "../core/base/logger";
import type { RecordedState } from "../core/usage/recordedStates";
import type { UsageSample } from "../core/usage/usageSample";
import type { ServerDetailsFeed } from "../core/refresh/serverDetailsFeed";
import { actionIntents, menuIntents, type Intent } from "../shared/intents";
import type { HostMessage } from "../shared/protocol";
import { isAllowed, beginsWithQuestion } from "./intentRules";
import { PageInbox } from "./pageInbox";
import { panelHtml } from "./panelHtml";
import { panelState } from "./panelState";
import { panelTexts } from "./panelTexts";
import { runIntent } from "./runIntent";
import { tabTitle } from "./shownText";

/** What is recorded of the panel's own server. */
export interface PanelHistory {
  readonly load: () => Promise<readonly UsageSample[]>;
  readonly states: () => readonly RecordedState[];
  readonly onDidAdd: (listener: (sample: UsageSample | undefined) => void) => Disposable;
}

type Listening = (listener: () => void) => Disposable;

export interface ServerPanelOptions {
  readonly panel: vscode.WebviewPanel;
  readonly watch: ServerDetailsFeed;
  readonly history: PanelHistory;
  /** What the user has written about the server. */
  readonly note: { readonly text: () => string | undefined; readonly onDidChange: Listening };
  readonly extensionUri: vscode.Uri;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly newId: NewId;
  readonly onDidChangeVisibility: () => void;
  /** Called when the panel shows something else, or is another one of the editors. */
  readonly onDidDraw: () => void;
  readonly onDidClose: () => void;
}

/** One server's page: draws what its details feed knows, and does what the page asks for. */
export class ServerPanel {
  readonly #formats: Formats = formatsFor(vscode.env.language);
  readonly #inbox: PageInbox;
  readonly #page: string;
  readonly #listeners: readonly Disposable[];
  #isPageReady = false;
  #isClosed = false;
  #hasAsked = false;
  /**
   * The page has asked for something that begins with a question, which has not been answered yet.
   */
  #asksFirst = false;

  constructor(private readonly options: ServerPanelOptions) {
    const { panel, watch, history, note, logger } = options;
    this.#page = options.newId();
    this.#inbox = new PageInbox({
      page: this.#page,
      isAllowed: (intent) => isAllowed(intent, watch.current()),
      run: (intent) => this.#run(intent),
      ready: () => void this.#pageIsReady(),
      begun: (id) => {
        this.#send({ type: "begun", id });
      },
      reply: (reply) => {
        this.#send(reply);
      },
      logger,
      failureText: vscode.l10n.t(
        "Something went wrong in the VPS.org extension. See the log for details.",
      ),
    });
    this.#listeners = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        this.#inbox.receive(message);
      }),
      panel.onDidChangeViewState(() => {
        this.#look();
        options.onDidChangeVisibility();
        options.onDidDraw();
      }),
      panel.onDidDispose(() => {
        this.dispose();
        options.onDidClose();
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) {
          watch.windowWasFocused();
        }
      }),
      watch.onDidChange(() => {
        this.#draw();
      }),
      note.onDidChange(() => {
        this.#draw();
      }),
      history.onDidAdd((sample) => {
        this.#sendSample(sample);
      }),
    ];
    this.#load();
    this.#draw();
    this.#look();
  }

  get active(): boolean {
    return this.options.panel.active;
  }

  /** What the user can do with the server now. */
  get actions(): readonly Intent[] {
    return [...actionIntents, ...menuIntents].filter((intent) =>
      isAllowed(intent, this.options.watch.current()),
    );
  }

  get visible(): boolean {
    return this.options.panel.visible;
  }

  reveal(): void {
    this.options.panel.reveal();
  }

  /**
   * Call when a question has been answered. If VS Code draws its questions itself, it returns the
   * focus to the frame around the page and not to the page that asked.
   */
  takeFocusBack(): void {
    const hasAsked = this.#asksFirst;
    this.#asksFirst = false;
    if (hasAsked && this.options.panel.active) {
      this.options.panel.reveal();
    }
  }

  /** Call once the accounts have been read; before that, nothing can be requested. */
  accountsAreKnown(): void {
    this.options.watch.accountsAreKnown();
    this.#look();
  }

  /** Stops requesting and drawing. The page stays, since VS Code may restore it later. */
  dispose(): void {
    this.#isClosed = true;
    for (const listener of this.#listeners) {
      listener.dispose();
    }
    this.options.watch.dispose();
  }

  async #run(intent: Intent): Promise<string | undefined> {
    const { watch, panel } = this.options;
    this.#asksFirst = beginsWithQuestion(intent);
    try {
      const close = () => {
        panel.dispose();
      };
      const message = await runIntent(intent, watch, close);
      if (intent === "delete" && watch.current().phase === "gone") {
        close();
      }
      return message;
    } finally {
      this.#asksFirst = false;
    }
  }

  #load(): void {
    const { panel, extensionUri } = this.options;
    const { webview } = panel;
    const dist = vscode.Uri.joinPath(extensionUri, "dist");
    const uriOf = (file: string) =>
      webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, "media", "panel-light.svg"),
      dark: vscode.Uri.joinPath(extensionUri, "media", "panel-dark.svg"),
    };
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.html = panelHtml({
      title: vscode.l10n.t("Server Details"),
      language: vscode.env.language,
      nonce: this.options.newId(),
      cspSource: webview.cspSource,
      scriptUri: uriOf("panel.js"),
      styleUri: uriOf("panel.css"),
    });
  }

  /** A page that was hidden is loaded again when it is shown, and sends "ready" again. */
  async #pageIsReady(): Promise<void> {
    this.#isPageReady = true;
    this.#send({
      type: "init",
      texts: panelTexts(),
      language: vscode.env.language,
      memory: this.options.watch.ref,
      page: this.#page,
    });
    this.#draw();
    const samples = await this.options.history.load();
    this.#send({
      type: "history",
      samples,
      states: this.options.history.states(),
      nowMs: this.options.clock.now(),
    });
  }

  #look(): void {
    const { panel, watch, logger } = this.options;
    if (!panel.visible) {
      this.#isPageReady = false;
    }
    // Also in a window without focus, since the panel may stand on another screen.
    watch.setVisible(panel.visible);
    // The first details are worth a request even without polling.
    const isOpen = watch.current().phase === "open";
    const hadAsked = this.#hasAsked && isOpen;
    this.#hasAsked = hadAsked || (panel.visible && isOpen);
    if (this.#hasAsked && !hadAsked) {
      watch.refresh().catch((fault: unknown) => {
        logger.error(`The details could not be requested: ${String(fault)}`);
      });
    }
  }

  #draw(): void {
    if (this.#isClosed) {
      return;
    }
    const { panel, watch, clock, note } = this.options;
    const watched = watch.current();
    const title = tabTitle(watched.server?.name ?? vscode.l10n.t("Server Details"));
    if (panel.title !== title && (watched.server || panel.title === "")) {
      panel.title = title;
    }
    if (this.#isPageReady) {
      const state = panelState(watched, this.#formats, clock.now(), note.text());
      this.#send({ type: "state", state });
    }
    this.#look();
    this.options.onDidDraw();
  }

  #sendSample(sample: UsageSample | undefined): void {
    if (this.#isPageReady) {
      this.#send({
        type: "sample",
        sample,
        states: this.options.history.states(),
        nowMs: this.options.clock.now(),
      });
    }
  }

  #send(message: HostMessage): void {
    if (!this.#isClosed) {
      void this.options.panel.webview.postMessage(message);
    }
  }
}
