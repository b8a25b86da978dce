import * as vscode from "vscode";
import type { ServerRef } from "../../core/servers/server";
import type { ServerStore } from "../../core/servers/serverStore";
import type { TreeNode } from "../../tree/treeNode";
import type { Notifier } from "../../ui/notifier";
import { chooseServers } from "../choice/chooseServers";

export interface ShowServerDependencies {
  readonly store: ServerStore;
  readonly notifier: Notifier;
  readonly panels: { readonly show: (ref: ServerRef) => void };
  readonly view: { readonly selectedServers: () => readonly TreeNode[] };
}

/**
 * Opens a server's details panel. The Enter keybinding passes no row, so the selected one is used.
 */
export async function showServer(
  clicked: unknown,
  { store, notifier, panels, view }: ShowServerDependencies,
): Promise<void> {
  if (isSelectedRow(clicked)) {
    for (const row of view.selectedServers().slice(0, 1)) {
      if (row.kind === "server") {
        panels.show({ accountKey: row.accountKey, serverId: row.server.id });
      }
    }
    return;
  }
  const [ref] = await chooseServers(clicked, undefined, {
    store,
    applies: () => true,
    placeHolder: vscode.l10n.t("Select a server to show its details"),
    nothingToPick: vscode.l10n.t("There are no servers to show."),
    notifier,
  });
  if (ref) {
    panels.show(ref);
  }
}

/** What the keybinding in the manifest passes. */
function isSelectedRow(clicked: unknown): boolean {
  return (
    typeof clicked === "object" &&
    clicked !== null &&
    "row" in clicked &&
    clicked.row === "selected"
  );
}
