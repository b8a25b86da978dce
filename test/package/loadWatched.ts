import { createRequire } from "node:module";
import { compileFunction } from "node:vm";

export interface WatchedLoad {
  readonly exported: readonly string[];
  readonly required: readonly string[];
  /** What was asked of the things that a start has no time for. */
  readonly used: readonly string[];
}

/** Costly to make (`Intl`, `RegExp` of a text), or not yet to be done (timers, requests). */
const watched = ["Intl", "RegExp", "setTimeout", "setInterval", "setImmediate", "fetch"] as const;

/** Loads a bundle as VS Code does, and notes what it does meanwhile. */
export function loadWatched(text: string): WatchedLoad {
  const required: string[] = [];
  const used: string[] = [];
  const load = createRequire(import.meta.url);
  const watcher = (name: string) =>
    new Proxy(Object, {
      get: (_, member) => used.push(`${name}.${String(member)}`),
      apply: () => used.push(`${name}()`),
      construct: () => ({ at: used.push(`new ${name}()`) }),
    });
  const module = { exports: {} };
  const vscode = {};
  const run = compileFunction(text, ["exports", "require", "module", ...watched]) as (
    ...given: readonly unknown[]
  ) => void;
  const require = (name: string): unknown => {
    required.push(name);
    return name === "vscode" ? vscode : load(name);
  };
  run(module.exports, require, module, ...watched.map(watcher));
  return { exported: Object.keys(module.exports), required, used };
}
