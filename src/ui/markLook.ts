import * as vscode from "vscode";
import type { MarkColor } from "../core/servers/serverMarks";

/** Colors of the theme that are made for text, since they color the name too. */
const colorIds: Readonly<Record<MarkColor, string>> = {
  red: "gitDecoration.deletedResourceForeground",
  yellow: "gitDecoration.modifiedResourceForeground",
  green: "gitDecoration.addedResourceForeground",
  blue: "gitDecoration.submoduleResourceForeground",
  purple: "charts.purple",
};

export function markColor(color: MarkColor): vscode.ThemeColor {
  return new vscode.ThemeColor(colorIds[color]);
}
