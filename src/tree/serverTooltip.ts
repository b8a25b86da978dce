import * as vscode from "vscode";
import { formatsFor, type Formats } from "../core/base/formats";
import type { Server, ServerPlan } from "../core/servers/server";
import { planSizes } from "../ui/planSizes";
import { statusWord } from "../ui/statusLook";

type Fact = readonly [label: string, value: string | undefined];

/**
 * Everything that the list says about a server. All of it is text: nothing in it becomes markup.
 */
export function serverTooltip(
  server: Server,
  usage: readonly string[] = [],
  note?: string,
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown("**");
  tooltip.appendText(server.name);
  tooltip.appendMarkdown("**\n\n");
  for (const [label, value] of [...factsOf(server), noteFact(note)]) {
    if (value !== undefined && value !== "") {
      tooltip.appendMarkdown("- ");
      tooltip.appendText(`${label}: ${value}`);
      tooltip.appendMarkdown("\n");
    }
  }
  for (const [index, line] of usage.entries()) {
    tooltip.appendMarkdown(index === 0 ? "\n\n" : "  \n");
    tooltip.appendText(line);
  }
  return tooltip;
}

/** What the user has written about it. */
function noteFact(note: string | undefined): Fact {
  return [vscode.l10n.t("Note"), note];
}

function factsOf(server: Server): readonly Fact[] {
  const formats = formatsFor(vscode.env.language);
  const moment = (ms: number | undefined) => (ms === undefined ? undefined : formats.dateTime(ms));
  return [
    [vscode.l10n.t("State"), statusWord(server.status)],
    [vscode.l10n.t("Protected in VS Code"), server.isProtected ? vscode.l10n.t("Yes") : undefined],
    [vscode.l10n.t("Location"), server.location],
    [vscode.l10n.t("Plan"), server.plan && describePlan(server.plan, formats)],
    [vscode.l10n.t("Operating system"), server.os?.name],
    [vscode.l10n.t("Hostname"), server.hostname],
    [vscode.l10n.t("IPv4"), server.ipv4],
    [vscode.l10n.t("IPv6"), server.ipv6],
    [vscode.l10n.t("Created"), moment(server.createdAtMs)],
    [vscode.l10n.t("Updated"), moment(server.updatedAtMs)],
  ];
}

export function describePlan(plan: ServerPlan, formats: Formats): string {
  const sizes = planSizes(plan, formats);
  return sizes.length === 0 ? plan.name : `${plan.name} (${sizes.join(", ")})`;
}
