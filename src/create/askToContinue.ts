import * as vscode from "vscode";
import type { CreateDraft } from "../core/create/createServerPlan";
import type { Prompts } from "../ui/prompts/prompts";

/** Offers the answers from a wizard that was closed. Undefined if the user leaves again. */
export async function askToContinue(
  prompts: Prompts,
  { answers }: CreateDraft,
  isPerhapsCreated: boolean,
): Promise<"continue" | "startOver" | undefined> {
  const kept = [answers.name, answers.location?.code, answers.plan?.label, answers.os?.label];
  const answered = await prompts.pick<"continue" | "startOver">({
    title: vscode.l10n.t("Create Server"),
    canGoBack: false,
    placeholder: isPerhapsCreated
      ? vscode.l10n.t("This server may already exist, even though your list doesn't show it.")
      : vscode.l10n.t("You have an unfinished server. Nothing has been created yet."),
    items: [
      {
        label: vscode.l10n.t("Continue"),
        iconPath: new vscode.ThemeIcon("arrow-right"),
        description: kept.filter(Boolean).join(" · "),
        ...(isPerhapsCreated
          ? { detail: vscode.l10n.t("If you create it again, you may pay for two servers.") }
          : {}),
        value: "continue",
      },
      {
        label: vscode.l10n.t("Start Over"),
        iconPath: new vscode.ThemeIcon("discard"),
        value: "startOver",
      },
    ],
  });
  return answered.kind === "answered" ? answered.value : undefined;
}
