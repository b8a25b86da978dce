import * as vscode from "vscode";
import { frameOf, mapAnswer, type StepAnswer, type StepContext } from "./stepContext";

export async function askBackups(context: StepContext): Promise<StepAnswer> {
  const { backupsEnabled: current } = context.draft.answers;
  const answered = await context.prompts.pick({
    ...frameOf(context, "backups"),
    placeholder: vscode.l10n.t("Create backups automatically?"),
    items: [
      { label: vscode.l10n.t("Off"), value: false },
      {
        label: vscode.l10n.t("On"),
        description: vscode.l10n.t("may cost extra"),
        value: true,
      },
    ],
    isCurrent: (value) => value === current,
    isPresent: (value) => value === current,
  });
  return mapAnswer(answered, (backupsEnabled) => ({ backupsEnabled }));
}
