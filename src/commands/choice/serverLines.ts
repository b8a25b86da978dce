import * as vscode from "vscode";
import { addressOrId } from "../../core/servers/serverNames";
import type { ServerView } from "../../core/servers/serverStore";

const mostNamed = 15;

/** The servers that a question is about, a line each. */
export function serverLines(views: readonly ServerView[]): string {
  const lines = views
    .slice(0, mostNamed)
    .map(({ server }) =>
      [server.name, addressOrId(server), server.location].filter(Boolean).join(" · "),
    );
  const rest = views.length - lines.length;
  return [...lines, ...(rest > 0 ? [vscode.l10n.t("and {0} more", rest)] : [])].join("\n");
}

/** Why some of those that were chosen are left out; empty if none is. */
export function othersStay(others: readonly ServerView[]): string {
  const names = others.filter(({ server }) => server.isProtected).map(({ server }) => server.name);
  const more = names.length - mostNamed;
  const named = names.slice(0, mostNamed).join(", ");
  return [
    names.length === 0
      ? ""
      : vscode.l10n.t(
          "Protected in VS Code and left out: {0}.",
          more > 0 ? `${named}, ${vscode.l10n.t("and {0} more", more)}` : named,
        ),
    names.length === others.length
      ? ""
      : vscode.l10n.t("The others stay as they are: their state doesn't allow it."),
  ]
    .filter(Boolean)
    .join("\n\n");
}
