import * as vscode from "vscode";

/** Nothing was sent: a server takes one change at a time. */
export function describeBusy(name: string): string {
  return vscode.l10n.t(
    "Another change of {0} is still under way. Try again when it is done.",
    name,
  );
}
