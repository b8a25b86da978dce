import * as vscode from "vscode";
import type { Choice } from "../core/create/createAnswers";
import { frameOf, mapAnswer, type StepAnswer, type StepContext } from "./stepContext";

/** Asked only if several accounts are signed in: which one pays. */
export async function askAccount(
  context: StepContext,
  accounts: readonly Choice[],
): Promise<StepAnswer> {
  const answered = await context.prompts.pick({
    ...frameOf(context),
    placeholder: vscode.l10n.t("Which account should be billed for the server?"),
    items: accounts.map((account) => ({
      label: account.label,
      key: account.id,
      iconPath: new vscode.ThemeIcon("account"),
      value: account,
    })),
    isCurrent: ({ id }) => id === context.draft.answers.account?.id,
    isPresent: ({ id }) => id === context.draft.answers.account?.id,
  });
  return mapAnswer(answered, (account) => ({ account }));
}
