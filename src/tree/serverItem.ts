import * as vscode from "vscode";
import { allowedPowerActions } from "../core/servers/powerAction";
import type { Server } from "../core/servers/server";
import { deletingStatus } from "../core/servers/serverStatus";
import { markScheme } from "../core/base/manifestIds";
import { clickCommand } from "../ui/runCommand";
import { statusIcon, statusWord } from "../ui/statusLook";
import { actionTags, canDelete } from "./actionTags";
import type { ServerNode } from "./serverRows";

/** The row of a server. Its tooltip is added when VS Code asks for it. */
export function serverItem({ accountKey, server, mark }: ServerNode): vscode.TreeItem {
  const item = new vscode.TreeItem(server.name, vscode.TreeItemCollapsibleState.None);
  const status = statusWord(server.status);
  const address = server.ipv4 ?? server.ipv6;
  const title = vscode.l10n.t("Show Details");
  item.iconPath = statusIcon(server.status);
  const words = [server.isProtected ? vscode.l10n.t("Protected") : undefined, mark?.note];
  item.description = [status, address, ...words].filter(Boolean).join(" · ");
  item.contextValue = serverTags({ server, mark });
  if (mark?.color) {
    // What draws it is told its color by this alone.
    item.resourceUri = vscode.Uri.from({
      scheme: markScheme,
      path: `/${server.id}`,
      query: mark.color,
    });
  }
  item.command = clickCommand("show", title, { accountKey, serverId: server.id });
  item.accessibilityInformation = { label: spoken(server, status, address, words) };
  return item;
}

/** Name, state, address and place, as far as they are known, the protection and the note. */
function spoken(
  { name, location }: Server,
  status: string,
  address: string | undefined,
  words: readonly (string | undefined)[],
): string {
  const place = location === "" ? undefined : vscode.l10n.t("in {0}", location);
  return [name, status, address, place, ...words].filter((part) => part !== undefined).join(", ");
}

/** What the menus in the manifest match: "+canStop" shows Stop. */
function serverTags({ server, mark }: Pick<ServerNode, "server" | "mark">): string {
  const { status, ipv4, ipv6, isProtected } = server;
  const hasAddress = ipv4 !== undefined || ipv6 !== undefined;
  const isThere = status !== deletingStatus;
  return [
    "vpsServer",
    ...actionTags([server]),
    ...(isThere ? ["canEdit"] : []),
    ...(canDelete(server) ? ["canDelete"] : []),
    ...(isProtected ? ["protected"] : []),
    ...(hasAddress && allowedPowerActions(status).includes("stop") ? ["canConnect"] : []),
    ...(hasAddress ? ["address"] : []),
    ...(mark?.isPinned ? ["pinned"] : []),
  ].join("+");
}
