import * as vscode from "vscode";
import { markColorIds } from "../core/base/manifestIds";
import type { MarkColor } from "../core/servers/serverMarks";

/** A color of the extension's own, since it is the name's too, and has to be read in each theme. */
export function markColor(color: MarkColor): vscode.ThemeColor {
  return new vscode.ThemeColor(markColorIds[color]);
}
