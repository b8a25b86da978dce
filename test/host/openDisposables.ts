import * as vscode from "vscode";

export interface OpenDisposables {
  /** What the extension has begun and not ended, sorted. */
  names(): readonly string[];
  restore(): void;
}

type Begin = (...args: never[]) => unknown;

/** All that the extension asks of VS Code and gives back by `dispose`. */
const sources = [vscode.window, vscode.workspace, vscode.commands, vscode.languages] as const;
const beginning = /^(?:create|register|onDid|onWill)/;
export const timerName = "setTimeout";
/** Files that ship: a timer of theirs is the extension's own. */
const shipped = /[\\/]dist[\\/]\w+\.js/;

/** Counts what is open, and the timers that the extension's own files have begun. */
export function countOpenDisposables(): OpenDisposables {
  const open = new Map<object, string>();
  const restored = sources.map((source) => countIn(source, open));
  const timers = countTimers();
  return {
    names: () => [...open.values(), ...timers.names()].sort(),
    restore: () => {
      timers.restore();
      for (const restore of restored) {
        restore();
      }
    },
  };
}

function countIn(source: object, open: Map<object, string>): () => void {
  const originals = Object.entries(Object.getOwnPropertyDescriptors(source)).filter(
    ([name, { configurable }]) => beginning.test(name) && configurable,
  );
  for (const [name] of originals) {
    const begin: unknown = Reflect.get(source, name);
    if (typeof begin === "function") {
      const value = counting(name, begin as Begin, open);
      Object.defineProperty(source, name, { configurable: true, writable: true, value });
    }
  }
  return () => {
    Object.defineProperties(source, Object.fromEntries(originals));
  };
}

function counting(name: string, begin: Begin, open: Map<object, string>): Begin {
  return (...args) => {
    const begun = begin(...args);
    if (shipped.test(new Error().stack ?? "") && isDisposable(begun)) {
      const dispose = begun.dispose.bind(begun);
      open.set(begun, name);
      begun.dispose = () => {
        open.delete(begun);
        return dispose();
      };
    }
    return begun;
  };
}

function isDisposable(value: unknown): value is { dispose: () => unknown } {
  return typeof value === "object" && value !== null && "dispose" in value;
}

function countTimers() {
  const { setTimeout: begin, clearTimeout: end } = globalThis;
  const open = new Set<unknown>();
  const counted = (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    // VS Code sets timers of its own for what the extension asks of it.
    const [, , caller = ""] = (new Error().stack ?? "").split("\n");
    if (!shipped.test(caller)) {
      return begin(run, ms, ...args);
    }
    const timer = begin(() => {
      open.delete(timer);
      run(...args);
    }, ms);
    open.add(timer);
    return timer;
  };
  const cleared = (timer: Parameters<typeof clearTimeout>[0]) => {
    open.delete(timer);
    end(timer);
  };
  Object.assign(globalThis, { setTimeout: counted, clearTimeout: cleared });
  return {
    names: () => [...open].map(() => timerName),
    restore: () => {
      Object.assign(globalThis, { setTimeout: begin, clearTimeout: end });
    },
  };
}
