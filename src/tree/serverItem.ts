import * as vscode from "vscode";
import { allowedPowerActions } from "../core/servers/powerAction";
import { deletingStatus } from "../core/servers/serverStatus";
import { statusIcon, statusWord } from "../ui/statusLook";
import type { ServerNode } from "./serverRows";

/** What rows in the same state have in common. */
interface StateLook {
  readonly word: string;
  readonly icon: vscode.ThemeIcon;
  readonly tags: string;
}

/** The API's words are few, and looking one up takes a fifth of making it: 10 ms of 5,000 rows. */
const looks = new Map<string, StateLook>();
const mostLooks = 100;

/** The row of a server. Its tooltip is added when VS Code asks for it. */
export function serverItem({ server }: ServerNode): vscode.TreeItem {
  const { name, location } = server;
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
  const { word, icon, tags } = lookOf(server.status);
  const address = server.ipv4 ?? server.ipv6;
  item.iconPath = icon;
  item.description = [word, address].filter(Boolean).join(" · ");
  item.contextValue = address === undefined ? tags : `${tags}+address`;
  item.accessibilityInformation = {
    label:
      location === ""
        ? vscode.l10n.t("{0}, {1}", name, word)
        : vscode.l10n.t("{0}, {1}, in {2}", name, word, location),
  };
  return item;
}

function lookOf(status: string): StateLook {
  const known = looks.get(status);
  if (known) {
    return known;
  }
  if (looks.size >= mostLooks) {
    looks.clear();
  }
  const look = { word: statusWord(status), icon: statusIcon(status), tags: stateTags(status) };
  looks.set(status, look);
  return look;
}

/** What the menus in the manifest match: "+canStop" shows Stop. An address has a tag too. */
function stateTags(status: string): string {
  const actions = allowedPowerActions(status);
  return [
    "vpsServer",
    ...(actions.includes("start") ? ["canStart"] : []),
    ...(actions.includes("stop") ? ["canStop"] : []),
    ...(actions.includes("reboot") ? ["canReboot"] : []),
    ...(status === deletingStatus ? [] : ["canEdit", "canDelete"]),
  ].join("+");
}
