import * as vscode from "vscode";
import type { ServerView } from "../../core/servers/serverStore";

const mostNamed = 15;

/** The servers that a question is about, a line each. */
export function serverLines(views: readonly ServerView[]): string {
  const lines = views
    .slice(0, mostNamed)
    .map(({ server }) => [server.name, server.ipv4, server.location].filter(Boolean).join(" · "));
  const rest = views.length - lines.length;
  return [...lines, ...(rest > 0 ? [vscode.l10n.t("and {0} more", rest)] : [])].join("\n");
}
