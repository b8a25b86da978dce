import * as vscode from "vscode";
import type { ServerStore } from "../../core/servers/serverStore";
import type { ServersView } from "../../tree/serversView";
import { saySignedOut } from "../../ui/accountMessages";
import type { Notifier } from "../../ui/notifier";

export interface FilterDependencies {
  readonly store: ServerStore;
  readonly view: Pick<ServersView, "filter" | "setFilter" | "selectedRows" | "onDidSelect">;
  readonly notifier: Notifier;
}

/**
 * Narrows the view while the user types. Escape restores the previous filter; a press on a row
 * keeps what was typed, since rows must not move under the pointer.
 */
export async function filterServers({ store, view, notifier }: FilterDependencies): Promise<void> {
  if (store.accounts().length === 0) {
    saySignedOut(notifier);
    return;
  }
  const before = view.filter;
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t("Filter Servers");
  input.prompt = vscode.l10n.t("Name, address, state, location, plan or operating system");
  input.value = before;
  // A right-click would take the focus, and with it the filter, before its menu opens.
  input.ignoreFocusOut = true;
  let isAccepted = false;
  const accept = () => {
    isAccepted = true;
    input.hide();
  };
  // Rows that the filter takes away leave the selection too.
  let selected = view.selectedRows();
  const selection = view.onDidSelect(() => {
    const isPressed = view.selectedRows().some((row) => !selected.includes(row));
    selected = view.selectedRows();
    if (isPressed) {
      accept();
    }
  });
  await new Promise<void>((resolve) => {
    input.onDidChangeValue((value) => {
      view.setFilter(value);
    });
    input.onDidAccept(accept);
    input.onDidHide(() => {
      if (!isAccepted) {
        view.setFilter(before);
      }
      input.dispose();
      resolve();
    });
    input.show();
  });
  selection.dispose();
}
