import * as vscode from "vscode";
import type { Server, ServerPlan } from "../core/servers/server";
import { statusWord } from "../ui/statusLook";

type Fact = readonly [label: string, value: string | undefined];

/**
 * Everything that the list says about a server. All of it is text: nothing in it becomes markup.
 */
export function serverTooltip(
  server: Server,
  usage: readonly string[] = [],
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown("**");
  tooltip.appendText(server.name);
  tooltip.appendMarkdown("**\n\n");
  for (const [label, value] of factsOf(server)) {
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

function factsOf(server: Server): readonly Fact[] {
  return [
    [vscode.l10n.t("State"), statusWord(server.status)],
    [vscode.l10n.t("Location"), server.location],
    [vscode.l10n.t("Plan"), server.plan && describePlan(server.plan)],
    [vscode.l10n.t("Operating system"), server.os?.name],
    [vscode.l10n.t("Hostname"), server.hostname],
    [vscode.l10n.t("IPv4"), server.ipv4],
    [vscode.l10n.t("IPv6"), server.ipv6],
    [vscode.l10n.t("Created"), localTime(server.createdAtMs)],
    [vscode.l10n.t("Updated"), localTime(server.updatedAtMs)],
  ];
}

export function describePlan({ name, vcpus, memoryMb, storageGb }: ServerPlan): string {
  const sizes = [
    vcpus === undefined ? undefined : vscode.l10n.t("{0} vCPU", vcpus),
    memoryMb === undefined ? undefined : vscode.l10n.t("{0} GB memory", memoryMb / 1_024),
    storageGb === undefined ? undefined : vscode.l10n.t("{0} GB storage", storageGb),
  ].filter((size) => size !== undefined);
  return sizes.length === 0 ? name : `${name} (${sizes.join(", ")})`;
}

function localTime(ms: number | undefined): string | undefined {
  return ms === undefined
    ? undefined
    : new Intl.DateTimeFormat(vscode.env.language, {
        dateStyle: "medium",
        timeStyle: "short",
      }).format(ms);
}
