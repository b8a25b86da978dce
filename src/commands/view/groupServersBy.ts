import * as vscode from "vscode";
import { settingIds } from "../../core/base/manifestIds";
import { groupings, type Grouping } from "../../core/servers/serverGroups";
import type { ServersView } from "../../tree/serversView";
import type { Notifier } from "../../ui/notifier";
import { settings } from "../../ui/settings";
import { arrangeServers } from "./arrangeServers";

type GroupedView = Pick<ServersView, "grouping" | "setGrouping">;

export function groupServersBy(view: GroupedView, notifier: Notifier): Promise<void> {
  return arrangeServers<Grouping>(
    {
      title: vscode.l10n.t("Group Servers By"),
      placeholder: vscode.l10n.t("What should the servers be grouped by?"),
      items: groupings.map((grouping) => ({ label: labelOf(grouping), value: grouping })),
      present: view.grouping,
      show: (grouping) => {
        view.setGrouping(grouping);
      },
      settingId: settingIds.groupBy,
      save: (grouping) => settings.setGroupBy(grouping),
    },
    notifier,
  );
}

function labelOf(grouping: Grouping): string {
  switch (grouping) {
    case "location":
      return vscode.l10n.t("Location");
    case "status":
      return vscode.l10n.t("State");
    case "plan":
      return vscode.l10n.t("Plan");
    case "os":
      return vscode.l10n.t("Operating system");
    case "none":
      return vscode.l10n.t("No groups");
  }
}
