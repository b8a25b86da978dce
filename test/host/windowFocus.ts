import * as vscode from "vscode";

export interface WindowFocus {
  set(isFocused: boolean): void;
  restore(): void;
}

/** Takes the place of the window's own focus, which a window without a screen never has. */
export function controlWindowFocus(): WindowFocus {
  const changed = new vscode.EventEmitter<vscode.WindowState>();
  const names = ["state", "onDidChangeWindowState"] as const;
  const originals = names.map(
    (name) => [name, Object.getOwnPropertyDescriptor(vscode.window, name)] as const,
  );
  let state: vscode.WindowState = { focused: true, active: true };
  const replace = (name: string, get: () => unknown) => {
    Object.defineProperty(vscode.window, name, { configurable: true, get });
  };
  replace("state", () => state);
  replace("onDidChangeWindowState", () => changed.event);
  return {
    set: (isFocused) => {
      state = { focused: isFocused, active: isFocused };
      changed.fire(state);
    },
    restore: () => {
      for (const [name, original] of originals) {
        Object.defineProperty(vscode.window, name, original ?? {});
      }
    },
  };
}
