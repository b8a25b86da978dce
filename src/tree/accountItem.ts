import * as vscode from "vscode";
import { countServers } from "./groupItem";
import type { AccountNode } from "./treeNode";

/** The row of an account. Shown only if several accounts are signed in. */
export function accountItem({ account, snapshot, trouble }: AccountNode): vscode.TreeItem {
  const item = new vscode.TreeItem(account.label, vscode.TreeItemCollapsibleState.Expanded);
  const { servers, asOfMs } = snapshot;
  item.iconPath = new vscode.ThemeIcon(trouble === undefined ? "account" : "warning");
  item.contextValue = accountTags(account);
  item.description =
    trouble ??
    (asOfMs === undefined
      ? vscode.l10n.t("Loading…")
      : countServers(servers.length, servers.filter(({ status }) => status === "active").length));
  item.tooltip = `${account.label}\n${item.description}`;
  item.accessibilityInformation = { label: `${account.label}, ${item.description}` };
  return item;
}

/** Facts that the menus of an account's row ask for. */
function accountTags({ source, email }: AccountNode["account"]): string {
  return ["vpsAccount", source, ...(email === undefined ? [] : ["email"])].join("+");
}
