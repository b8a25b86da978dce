import * as vscode from "vscode";
import { settingIds } from "../../core/base/manifestIds";
import { serverOrders, type ServerOrder } from "../../core/servers/serverOrder";
import type { ServersView } from "../../tree/serversView";
import type { Notifier } from "../../ui/notifier";
import { settings } from "../../ui/settings";
import { arrangeServers } from "./arrangeServers";

type SortedView = Pick<ServersView, "order" | "setOrder">;

export function sortServersBy(view: SortedView, notifier: Notifier): Promise<void> {
  return arrangeServers<ServerOrder>(
    {
      title: vscode.l10n.t("Sort Servers By"),
      placeholder: vscode.l10n.t("What should the servers be sorted by?"),
      items: serverOrders.map((order) => ({ ...lineOf(order), value: order })),
      present: view.order,
      show: (order) => {
        view.setOrder(order);
      },
      settingId: settingIds.sortBy,
      save: (order) => settings.setSortBy(order),
    },
    notifier,
  );
}

function lineOf(order: ServerOrder): vscode.QuickPickItem {
  switch (order) {
    case "name":
      return { label: vscode.l10n.t("Name") };
    case "state":
      return { label: vscode.l10n.t("State"), detail: vscode.l10n.t("What needs attention first") };
    case "created":
      return { label: vscode.l10n.t("Created"), detail: vscode.l10n.t("The newest first") };
    case "location":
      return { label: vscode.l10n.t("Location") };
  }
}
