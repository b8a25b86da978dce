import * as vscode from "vscode";
import { settingIds } from "../../core/base/manifestIds";
import { serverOrders, type ServerOrder } from "../../core/servers/serverOrder";
import type { ServersView } from "../../tree/serversView";
import type { Notifier } from "../../ui/notifier";
import { Prompts } from "../../ui/prompts/prompts";
import { sayNotSaved } from "../../ui/settingMessages";
import { settings } from "../../ui/settings";

type SortedView = Pick<ServersView, "order" | "setOrder">;

/** The view follows even if the setting can't be saved, which is then said. */
export async function sortServersBy(view: SortedView, notifier: Notifier): Promise<void> {
  const answered = await new Prompts().pick<ServerOrder>({
    title: vscode.l10n.t("Sort Servers By"),
    canGoBack: false,
    placeholder: vscode.l10n.t("What should the servers be sorted by?"),
    items: serverOrders.map((order) => ({ ...lineOf(order), value: order })),
    isCurrent: (order) => order === view.order,
    isPresent: (order) => order === view.order,
    staysOpen: false,
  });
  if (answered.kind !== "answered") {
    return;
  }
  view.setOrder(answered.value);
  if (!(await settings.setSortBy(answered.value))) {
    sayNotSaved(notifier, settingIds.sortBy);
  }
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
