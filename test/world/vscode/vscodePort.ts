import type { History } from "../base/history";
import type { Life } from "../ports/life";
import { FakeEmitter } from "./fakeEmitter";
import { FakePanel } from "./fakePanel";
import { FakeTreeView } from "./fakeTreeView";
import { FakeInputBox, FakeQuickPick, type Item } from "./quickInput";
import type { Screen } from "./screen";
import type { UserSettings } from "./userSettings";

type Command = (...args: readonly unknown[]) => unknown;

/** What surrounds the extension in one window, as far as users can touch it. */
export class Workbench {
  readonly commands = new Map<string, Command>();
  readonly panels: FakePanel[] = [];
  readonly focusChanged = new FakeEmitter<{ focused: boolean }>();
  readonly cancels = new Set<() => void>();
  isFocused = false;
  view: FakeTreeView | undefined;
  serializer: { deserializeWebviewPanel(panel: FakePanel, memory: unknown): unknown } | undefined;
  readonly #running = new Map<number, string>();
  #commandCount = 0;

  constructor(
    readonly life: Life,
    readonly history: History,
    readonly screen: Screen,
    private readonly onCommand: (id: string, args: readonly unknown[]) => void,
  ) {}

  /** The commands that have not ended yet, whether a menu, a message or a panel has called them. */
  get running(): readonly string[] {
    return [...this.#running.values()];
  }

  execute(id: string, args: readonly unknown[]): Promise<unknown> {
    const { life, history } = this;
    const run = this.commands.get(id);
    if (!run || !life.isAlive) {
      return Promise.resolve(undefined);
    }
    this.#commandCount += 1;
    const command = this.#commandCount;
    this.#running.set(command, id);
    history.add({ kind: "began", window: life.name, command, text: id });
    this.onCommand(id, args);
    const ended = () => {
      this.#running.delete(command);
      history.add({ kind: "ended", window: life.name, command, text: id });
    };
    const done = Promise.resolve(run(...args));
    void done.then(ended, ended);
    return done;
  }

  focus(isFocused: boolean): void {
    if (this.isFocused !== isFocused) {
      this.isFocused = isFocused;
      this.focusChanged.fire({ focused: isFocused });
    }
  }

  /** The panel that is the active editor: there is at most one, and none while another editor is it. */
  get activePanel(): FakePanel | undefined {
    return this.panels.find(({ active }) => active);
  }

  openPanel(title: string): FakePanel {
    const panel = new FakePanel(title, this.life, this.history, {
      onActivate: (shown) => {
        for (const other of this.panels.filter((one) => one !== shown)) {
          other.setActive(false);
        }
      },
      onClose: (closed) => {
        this.panels.splice(this.panels.indexOf(closed), 1);
      },
    });
    this.panels.push(panel);
    panel.reveal();
    return panel;
  }
}

/** One window's `vscode`, as far as the extension uses it. */
export function vscodePort(
  bench: Workbench,
  settings: UserSettings,
): Readonly<Record<string, unknown>> {
  const { screen, life, history } = bench;
  return {
    ...vscodeClasses,
    l10n: { t: translated },
    env: {
      language: "en",
      clipboard: { writeText: () => Promise.resolve() },
      openExternal: () => Promise.resolve(true),
    },
    languages: { registerCodeLensProvider: () => ({ dispose: () => undefined }) },
    extensions: { getExtension: () => undefined },
    commands: {
      registerCommand: (id: string, command: Command) => {
        bench.commands.set(id, command);
        return life.holdings.hold(id, { dispose: () => bench.commands.delete(id) });
      },
      executeCommand: (id: string, ...args: readonly unknown[]) => bench.execute(id, args),
    },
    workspace: {
      ...settings.of(life),
      registerTextDocumentContentProvider: () => ({ dispose: () => undefined }),
      openTextDocument: () => Promise.resolve({}),
    },
    window: {
      state: {
        get focused() {
          return bench.isFocused;
        },
      },
      onDidChangeWindowState: life.holdings.event(
        "a listener to the focus",
        bench.focusChanged.event,
      ),
      createOutputChannel: () => outputChannel(life, history),
      createTreeView: (
        _id: string,
        options: { treeDataProvider: ConstructorParameters<typeof FakeTreeView>[0] },
      ) => {
        bench.view = new FakeTreeView(options.treeDataProvider, life, history);
        return bench.view;
      },
      createQuickPick: () => new FakeQuickPick(screen),
      createInputBox: () => new FakeInputBox(screen),
      showQuickPick: (items: readonly Item[], options?: { title?: string; placeHolder?: string }) =>
        screen.pick(items, options),
      showInputBox: (options: { title?: string; prompt?: string; value?: string }) =>
        screen.write(options),
      showInformationMessage: shows(screen),
      showWarningMessage: shows(screen),
      showErrorMessage: shows(screen),
      setStatusBarMessage: () => ({ dispose: () => undefined }),
      registerUriHandler: () => ({ dispose: () => undefined }),
      registerFileDecorationProvider: () => ({ dispose: () => undefined }),
      showTextDocument: () => Promise.resolve(),
      createTerminal: () => ({ show: () => undefined }),
      withProgress: (_options: unknown, work: (progress: unknown, token: unknown) => unknown) => {
        const cancelled = new FakeEmitter<undefined>();
        const cancel = () => {
          cancelled.fire(undefined);
        };
        bench.cancels.add(cancel);
        const done = Promise.resolve(
          work({ report: () => undefined }, { onCancellationRequested: cancelled.event }),
        );
        return done.finally(() => bench.cancels.delete(cancel));
      },
      createWebviewPanel: (_type: string, title: string) => bench.openPanel(title),
      registerWebviewPanelSerializer: (_type: string, serializer: Workbench["serializer"]) => {
        bench.serializer = serializer;
        return life.holdings.hold("the panels' serializer", {
          dispose: () => (bench.serializer = undefined),
        });
      },
    },
  };
}

function shows(screen: Screen) {
  return (text: string, ...rest: readonly (string | { modal?: boolean; detail?: string })[]) => {
    const [first] = rest;
    const options = typeof first === "object" ? first : {};
    const buttons = rest.filter((one) => typeof one === "string");
    return options.modal === true
      ? screen.say("modal", `${text}\n${options.detail ?? ""}`, buttons)
      : screen.say("message", text, buttons);
  };
}

function outputChannel(life: Life, history: History) {
  const log = (level: string) => (text: string) => {
    history.add({ kind: "logged", window: life.name, level, text });
  };
  const quiet = () => undefined;
  return {
    debug: quiet,
    info: quiet,
    warn: log("warn"),
    error: log("error"),
    show: quiet,
    ...life.holdings.hold("the log", { dispose: quiet }),
  };
}

function translated(sentence: string, ...values: readonly unknown[]): string {
  return sentence.replaceAll(/\{(\d+)\}/g, (_, at: string) => String(values[Number(at)]));
}

class FakeUri {
  constructor(readonly path: string) {}

  get fsPath(): string {
    return this.path;
  }

  static joinPath(base: FakeUri, ...parts: readonly string[]): FakeUri {
    return new FakeUri([base.path, ...parts].join("/"));
  }

  static from({ path }: { readonly path: string }): FakeUri {
    return new FakeUri(path);
  }

  static parse(text: string): FakeUri {
    return new FakeUri(text);
  }

  toString(): string {
    return this.path;
  }
}

class FakeTreeItem {
  constructor(
    readonly label: string,
    readonly collapsibleState: number,
  ) {}
}

class FakeThemeIcon {
  constructor(
    readonly id: string,
    readonly color?: unknown,
  ) {}
}

class FakeMarkdown {
  appendMarkdown(): void {
    // Nobody reads it here.
  }

  appendText(): void {
    // Nobody reads it here.
  }
}

const vscodeClasses = {
  Uri: FakeUri,
  TreeItem: FakeTreeItem,
  ThemeIcon: FakeThemeIcon,
  ThemeColor: FakeThemeIcon,
  MarkdownString: FakeMarkdown,
  EventEmitter: FakeEmitter,
  Disposable: {
    from: (...all: readonly { dispose(): unknown }[]) => ({
      dispose: () => {
        for (const one of all) {
          one.dispose();
        }
      },
    }),
  },
  TreeItemCollapsibleState: { None: 0, Expanded: 2 },
  QuickPickItemKind: { Separator: -1 },
  QuickInputButtons: { Back: { tooltip: "Back" } },
  InputBoxValidationSeverity: { Warning: 2, Error: 3 },
  ProgressLocation: { Window: 10, Notification: 15 },
  ViewColumn: { Active: -1 },
};

export function extensionUri(path: string): unknown {
  return new FakeUri(path);
}
