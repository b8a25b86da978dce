import * as vscode from "vscode";
import type { PickItem } from "./questions";

/** A line between the items of a list, with or without a label. */
export function heading<T>(label: string): PickItem<T> {
  return { label, kind: vscode.QuickPickItemKind.Separator, value: undefined };
}
