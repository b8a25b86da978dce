import * as vscode from "vscode";
import type { Account } from "../core/account";
import { frameOf, mapAnswer, type StepAnswer, type StepContext } from "./stepContext";

/** Asked only where several accounts are signed in: which one pays. */
export async function askAccount(
  context: StepContext,
  accounts: readonly Account[],
): Promise<StepAnswer> {
  const answered = await context.prompts.pick({
    ...frameOf(context),
    placeholder: vscode.l10n.t("Which account is the server for?"),
    items: accounts.map(({ key, label }) => ({
      label,
      iconPath: new vscode.ThemeIcon("account"),
      value: { id: key, label },
    })),
    isCurrent: ({ id }) => id === context.draft.answers.account?.id,
  });
  return mapAnswer(answered, (account) => ({ account }));
}
