import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { projectRoot } from "../../test/vscode/projectRoot";
import { fakeVscode, type FakeVscode } from "./fakeVscode";

const shared = Symbol.for("vps-servers.bench.vscode");
export const accountKey = "bench";

/** The extension as it is shipped, started in this process with a VS Code that is none. */
export interface OpenExtension {
  readonly vscode: FakeVscode;
  readonly storage: string;
  readonly requireMs: number;
  readonly activateMs: number;
  readonly run: (command: string, ...given: readonly unknown[]) => Promise<unknown>;
  /** The rows of the first level, handed over and drawn. */
  readonly roots: () => readonly FakeRow[];
  /** All rows that are expanded at first, handed over and drawn. */
  readonly rows: () => readonly FakeRow[];
  /** Waits until there are so many servers, with all of their rows handed over. */
  readonly untilRows: (count: number) => Promise<void>;
  /** When VS Code hears the next time that rows have changed. */
  readonly nextRows: () => Promise<void>;
  readonly close: () => void;
}

/** A row as VS Code draws it, and what it is known by. */
export interface FakeRow {
  readonly node: unknown;
  readonly item: unknown;
}

interface Exports {
  readonly activate: (context: unknown) => void;
}

/** Copies what ships into the folder, beside a module called "vscode". */
export function prepare(folder: string): string {
  cpSync(join(projectRoot, "dist"), join(folder, "dist"), { recursive: true });
  const module = join(folder, "node_modules", "vscode");
  mkdirSync(module, { recursive: true });
  writeFileSync(
    join(module, "index.js"),
    `module.exports = globalThis[Symbol.for("${shared.description ?? ""}")];`,
  );
  return join(folder, "dist", "extension.js");
}

/** Loads what `prepare` has copied, and activates it, signed in to the API. */
export function openExtension(folder: string, apiUrl: string): OpenExtension {
  const vscode = fakeVscode();
  Object.defineProperty(globalThis, shared, { value: vscode.module, configurable: true });
  vscode.settings.set("vps.apiUrl", apiUrl);
  vscode.settings.set("vps.refreshInterval", 0);
  vscode.settings.set("vps.requestTimeout", 60);
  vscode.settings.set("vps.groupBy", "location");
  vscode.settings.set("vps.confirmPowerActions", false);
  const main = join(folder, "dist", "extension.js");
  const load = createRequire(main);
  for (const file of Object.keys(load.cache).filter((path) => path.startsWith(folder))) {
    Reflect.deleteProperty(load.cache, file);
  }
  const startedMs = performance.now();
  const { activate } = load(main) as Exports;
  const requireMs = performance.now() - startedMs;
  const record = { key: accountKey, version: 1, label: "bench", apiUrl, token: "bench_token_1234" };
  const subscriptions: { dispose(): unknown }[] = [];
  const storage = join(folder, "storage");
  const nothing = { dispose: () => undefined };
  const kept = new Map<string, unknown>();
  const memory = {
    get: (key: string, otherwise?: unknown) => kept.get(key) ?? otherwise,
    update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    setKeysForSync: () => undefined,
  };
  const context = {
    subscriptions,
    globalState: memory,
    workspaceState: memory,
    extensionUri: { fsPath: folder },
    globalStorageUri: { fsPath: storage },
    secrets: {
      get: () => Promise.resolve(JSON.stringify([record])),
      store: () => Promise.resolve(),
      onDidChange: () => nothing,
    },
  };
  const activatedMs = performance.now();
  activate(context);
  const activateMs = performance.now() - activatedMs;
  const below = (parent?: unknown): readonly FakeRow[] => {
    const provider = vscode.provider();
    return (provider.getChildren(parent) as readonly unknown[]).map((node) => ({
      node,
      item: provider.getTreeItem(node),
    }));
  };
  const rows = () => below().flatMap(({ node }) => below(node));
  const nextRows = () =>
    new Promise<void>((resolve) => {
      const listener = vscode.onRows(() => {
        listener.dispose();
        resolve();
      });
    });
  return {
    vscode,
    storage,
    requireMs,
    activateMs,
    roots: () => below(),
    rows,
    untilRows: async (count) => {
      while (rows().length < count) {
        await nextRows();
      }
    },
    nextRows,
    run: (command, ...given) => Promise.resolve(vscode.commands.get(command)?.(...given)),
    close: () => {
      for (const part of subscriptions.toReversed()) {
        part.dispose();
      }
    },
  };
}
