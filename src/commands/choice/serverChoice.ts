import type * as vscode from "vscode";
import { addressOrId } from "../../core/servers/serverNames";
import type { ServerView } from "../../core/servers/serverStore";
import { statusIcon, statusWord } from "../../ui/statusLook";
import { withoutIcons } from "../../ui/withoutIcons";

/** A server in a list to choose from. An ID is all that there is of one without an address. */
export function serverChoice(
  { account, server }: ServerView,
  withAccount: boolean,
  note?: string,
): vscode.QuickPickItem {
  const line = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(" · ");
  return withoutIcons({
    label: server.name,
    iconPath: statusIcon(server.status),
    description: line(statusWord(server.status), addressOrId(server)),
    detail: line(server.location, withAccount ? account.label : undefined, note),
  });
}
