import * as vscode from "vscode";
import { allowedPowerActions } from "../core/servers/powerAction";
import { deletingStatus } from "../core/servers/serverStatus";
import { statusIcon, statusWord } from "../ui/statusLook";
import type { ServerNode } from "./serverRows";

/** The row of a server. Its tooltip is added when VS Code asks for it. */
export function serverItem({ server }: ServerNode): vscode.TreeItem {
  const item = new vscode.TreeItem(server.name, vscode.TreeItemCollapsibleState.None);
  const status = statusWord(server.status);
  item.iconPath = statusIcon(server.status);
  item.description = [status, server.ipv4 ?? server.ipv6].filter(Boolean).join(" · ");
  item.contextValue = serverTags({ server });
  item.accessibilityInformation = {
    label:
      server.location === ""
        ? vscode.l10n.t("{0}, {1}", server.name, status)
        : vscode.l10n.t("{0}, {1}, in {2}", server.name, status, server.location),
  };
  return item;
}

/** What the menus in the manifest match: "+canStop" shows Stop. */
export function serverTags({ server }: Pick<ServerNode, "server">): string {
  const actions = allowedPowerActions(server.status);
  const hasAddress = server.ipv4 !== undefined || server.ipv6 !== undefined;
  return [
    "vpsServer",
    ...(actions.includes("start") ? ["canStart"] : []),
    ...(actions.includes("stop") ? ["canStop"] : []),
    ...(actions.includes("reboot") ? ["canReboot"] : []),
    ...(server.status === deletingStatus ? [] : ["canEdit", "canDelete"]),
    ...(hasAddress ? ["address"] : []),
  ].join("+");
}
