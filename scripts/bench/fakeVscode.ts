/*
 * As much of VS Code as the extension needs to start and to be used, in plain Node. It does what the
 * real one does with rows: asks for those of the first level whenever it hears that they changed.
 */

type Listener = (value: unknown) => void;

class FakeEmitter {
  readonly #listeners = new Set<Listener>();
  readonly event = (listener: Listener) => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(value: unknown): void {
    for (const listener of this.#listeners) {
      listener(value);
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

class FakeUri {
  constructor(readonly fsPath: string) {}

  static joinPath({ fsPath }: FakeUri, ...parts: readonly string[]): FakeUri {
    return new FakeUri([fsPath, ...parts].join("/"));
  }

  static parse(text: string): FakeUri {
    return new FakeUri(text);
  }

  static file(path: string): FakeUri {
    return new FakeUri(path);
  }
}

class FakeDisposable {
  constructor(readonly dispose: () => void) {}

  static from(...parts: readonly { dispose(): unknown }[]): FakeDisposable {
    return new FakeDisposable(() => {
      for (const part of parts) {
        part.dispose();
      }
    });
  }
}

class FakeThemeColor {
  constructor(readonly id: string) {}
}

class FakeThemeIcon {
  constructor(
    readonly id: string,
    readonly color?: FakeThemeColor,
  ) {}
}

class FakeTreeItem {
  constructor(
    readonly label: string,
    readonly collapsibleState: number,
  ) {}
}

/** What a tree shows, as the real VS Code sees it. */
export interface FakeProvider {
  readonly onDidChangeTreeData: (listener: Listener) => unknown;
  getChildren(node?: unknown): unknown;
  getTreeItem(node: unknown): unknown;
}

export type FakeCommand = (...given: readonly unknown[]) => unknown;

export interface FakeVscode {
  /** What `require("vscode")` gives. */
  readonly module: unknown;
  readonly settings: Map<string, unknown>;
  readonly commands: Map<string, FakeCommand>;
  readonly log: string[];
  readonly provider: () => FakeProvider;
  /** Types into the input box that is open. */
  readonly type: (text: string) => void;
  /** Calls the listener with what the extension says that has changed. */
  readonly onRows: (listener: Listener) => { dispose(): void };
}

/** In place of the placeholders, as VS Code does it. */
function translated(text: string, ...given: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (whole, at: string) => {
    const value = given[Number(at)];
    return value === undefined ? whole : String(value);
  });
}

export function fakeVscode(): FakeVscode {
  const settings = new Map<string, unknown>();
  const commands = new Map<string, FakeCommand>();
  const log: string[] = [];
  const rows = new FakeEmitter();
  const never = new FakeEmitter();
  const typed = new FakeEmitter();
  let provider: FakeProvider | undefined;
  const note = (line: string) => {
    log.push(line);
  };
  const channel = {
    debug: note,
    info: note,
    warn: note,
    error: note,
    show: () => undefined,
    dispose: () => undefined,
  };
  const say = (message: string) => {
    note(message);
    return Promise.resolve(undefined);
  };
  const module = {
    EventEmitter: FakeEmitter,
    Uri: FakeUri,
    Disposable: FakeDisposable,
    ThemeIcon: FakeThemeIcon,
    ThemeColor: FakeThemeColor,
    TreeItem: FakeTreeItem,
    TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
    ProgressLocation: { Notification: 15, Window: 10 },
    ViewColumn: { Active: -1 },
    QuickPickItemKind: { Separator: -1 },
    l10n: { t: translated },
    env: { language: "en" },
    commands: {
      registerCommand: (id: string, command: FakeCommand) => {
        commands.set(id, command);
        return { dispose: () => commands.delete(id) };
      },
      executeCommand: (id: string, ...given: readonly unknown[]) =>
        Promise.resolve(commands.get(id)?.(...given)),
    },
    workspace: {
      getConfiguration: () => ({ get: (key: string) => settings.get(key) }),
      onDidChangeConfiguration: never.event,
    },
    window: {
      state: { focused: true },
      onDidChangeWindowState: never.event,
      createOutputChannel: () => channel,
      showInformationMessage: say,
      showWarningMessage: say,
      showErrorMessage: say,
      createInputBox: () => ({
        onDidChangeValue: typed.event,
        onDidAccept: never.event,
        onDidHide: never.event,
        show: () => undefined,
      }),
      setStatusBarMessage: () => ({ dispose: () => undefined }),
      registerUriHandler: () => ({ dispose: () => undefined }),
      registerFileDecorationProvider: () => ({ dispose: () => undefined }),
      registerWebviewPanelSerializer: () => ({ dispose: () => undefined }),
      withProgress: (_options: unknown, work: (...given: unknown[]) => unknown) =>
        work(
          { report: () => undefined },
          { isCancellationRequested: false, onCancellationRequested: never.event },
        ),
      createTreeView: (_id: string, options: { readonly treeDataProvider: FakeProvider }) => {
        provider = options.treeDataProvider;
        provider.onDidChangeTreeData((changed) => {
          rows.fire(changed);
        });
        return {
          visible: true,
          selection: [],
          onDidChangeVisibility: never.event,
          onDidChangeSelection: never.event,
          dispose: () => undefined,
        };
      },
    },
  };
  return {
    module,
    settings,
    commands,
    log,
    provider: () => {
      if (!provider) {
        throw new Error("The extension has no tree.");
      }
      return provider;
    },
    type: (text) => {
      typed.fire(text);
    },
    onRows: (listener) => rows.event(listener),
  };
}
