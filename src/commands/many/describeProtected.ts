import * as vscode from "vscode";

export function describeProtected(name: string): string {
  return vscode.l10n.t("{0}: skipped, since it is protected in VS Code.", name);
}
