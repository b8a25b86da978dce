import * as vscode from "vscode";
import { settingIds } from "../../core/base/manifestIds";
import { groupings, type Grouping } from "../../core/servers/serverGroups";
import type { ServersView } from "../../tree/serversView";
import type { Notifier } from "../../ui/notifier";
import { Prompts } from "../../ui/prompts/prompts";
import { sayNotSaved } from "../../ui/settingMessages";
import { settings } from "../../ui/settings";

type GroupedView = Pick<ServersView, "grouping" | "setGrouping">;

/** The view follows even if the setting can't be saved, which is then said. */
export async function groupServersBy(view: GroupedView, notifier: Notifier): Promise<void> {
  const answered = await new Prompts().pick<Grouping>({
    title: vscode.l10n.t("Group Servers By"),
    canGoBack: false,
    placeholder: vscode.l10n.t("What should the servers be grouped by?"),
    items: groupings.map((grouping) => ({ label: labelOf(grouping), value: grouping })),
    isCurrent: (grouping) => grouping === view.grouping,
    isPresent: (grouping) => grouping === view.grouping,
    staysOpen: false,
  });
  if (answered.kind !== "answered") {
    return;
  }
  view.setGrouping(answered.value);
  if (!(await settings.setGroupBy(answered.value))) {
    sayNotSaved(notifier, settingIds.groupBy);
  }
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
