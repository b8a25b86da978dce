import * as vscode from "vscode";
import type { Toggle } from "./questions";

/** Newer versions of VS Code show whether a button is on; older ones would only show a button. */
export function toggleButtons<T>(
  toggle: Toggle<T> | undefined,
  api: object = vscode,
): readonly vscode.QuickInputButton[] {
  if (!toggle || !("QuickInputButtonLocation" in api)) {
    return [];
  }
  const button = {
    iconPath: new vscode.ThemeIcon(toggle.icon),
    tooltip: toggle.label,
    toggle: { checked: toggle.isOn },
  };
  return [button];
}
