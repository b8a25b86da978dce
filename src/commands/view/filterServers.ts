import * as vscode from "vscode";
import type { ServersView } from "../../tree/serversView";

/** Narrows the view while the user types. Escape restores the previous filter. */
export function filterServers(view: Pick<ServersView, "filter" | "setFilter">): Promise<void> {
  const before = view.filter;
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t("Filter Servers");
  input.prompt = vscode.l10n.t("Name, address, state, location, plan or operating system");
  input.value = before;
  let isAccepted = false;
  return new Promise((resolve) => {
    input.onDidChangeValue((value) => {
      view.setFilter(value);
    });
    input.onDidAccept(() => {
      isAccepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      if (!isAccepted) {
        view.setFilter(before);
      }
      input.dispose();
      resolve();
    });
    input.show();
  });
}
