import type * as vscode from "vscode";
import type { ServerView } from "../../core/servers/serverStore";
import { statusIcon, statusWord } from "../../ui/statusLook";

/** A server in a list to choose from: what stands beside its name tells it from others of that name. */
export function serverItem(
  { account, server }: ServerView,
  withAccount: boolean,
  note?: string,
): vscode.QuickPickItem {
  const line = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(" · ");
  return {
    label: server.name,
    iconPath: statusIcon(server.status),
    description: line(statusWord(server.status), server.ipv4 ?? server.ipv6),
    detail: line(server.location, withAccount ? account.label : undefined, note),
  };
}
