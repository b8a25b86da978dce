import * as vscode from "vscode";
import type { ServerGroup } from "../core/servers/serverGroups";
import { statusIcon, statusWord } from "../ui/statusLook";
import { actionTags, canDelete } from "./actionTags";
import type { GroupNode } from "./treeNode";

/** The row of a location, or of whatever else the servers are grouped by. */
export function groupItem({ grouping, group }: GroupNode): vscode.TreeItem {
  const label = groupLabel(grouping, group.key);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  const icon = groupIcon(grouping, group.key);
  if (icon) {
    item.iconPath = icon;
  }
  item.description = countServers(
    group.servers.length,
    group.servers.filter(({ status }) => status === "active").length,
  );
  item.contextValue = groupTags(grouping, group);
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  return item;
}

/** What the menus of the row match: a location to create servers in, and what can be done to all. */
function groupTags(grouping: GroupNode["grouping"], { key, servers }: ServerGroup): string {
  const isLocation = grouping === "location" && key !== "";
  return [
    "vpsGroup",
    ...(isLocation ? ["location"] : []),
    ...actionTags(servers),
    ...(servers.some(canDelete) ? ["canDelete"] : []),
  ].join("+");
}

export function countServers(total: number, active: number): string {
  return total === 1
    ? vscode.l10n.t("1 server, {0} active", active)
    : vscode.l10n.t("{0} servers, {1} active", total, active);
}

function groupLabel(grouping: GroupNode["grouping"], key: string): string {
  if (grouping === "pinned") {
    return vscode.l10n.t("Pinned");
  }
  if (grouping === "status") {
    return statusWord(key);
  }
  return key === "" ? vscode.l10n.t("Not specified") : key;
}

function groupIcon(grouping: GroupNode["grouping"], key: string): vscode.ThemeIcon | undefined {
  switch (grouping) {
    case "location":
      return new vscode.ThemeIcon("globe");
    case "status":
      return statusIcon(key);
    case "plan":
      return new vscode.ThemeIcon("package");
    case "os":
      return new vscode.ThemeIcon("terminal-linux");
    case "pinned":
      return new vscode.ThemeIcon("pinned");
    case "none":
      return undefined;
  }
}
