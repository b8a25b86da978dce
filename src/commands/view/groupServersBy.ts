import * as vscode from "vscode";
import { groupings, type Grouping } from "../../core/servers/serverGroups";
import { settings } from "../../ui/settings";

export async function groupServersBy(): Promise<void> {
  const current = settings.groupBy();
  const items = groupings.map((grouping) => ({
    label: labelOf(grouping),
    description: grouping === current ? vscode.l10n.t("current") : "",
    grouping,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t("Group servers by"),
  });
  if (chosen) {
    await settings.setGroupBy(chosen.grouping);
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
