import * as vscode from "vscode";
import type { Accounts } from "../../auth/accounts";
import type { Notifier } from "../../ui/notifier";
import { chooseAccount } from "./chooseAccount";

const longestName = 60;

/** Asks for the name that an account has in this extension; the API has none. */
export async function renameAccount(
  clicked: unknown,
  accounts: Accounts,
  notifier: Notifier,
): Promise<void> {
  const account = await chooseAccount(clicked, {
    accounts: accounts.list(),
    title: vscode.l10n.t("Rename Account"),
    placeHolder: vscode.l10n.t("Select an account to rename"),
    notifier,
  });
  if (!account) {
    return;
  }
  if (account.source === "environment") {
    notifier.info(
      vscode.l10n.t(
        "This account comes from the VPS_API_TOKEN environment variable, so it can't be renamed.",
      ),
    );
    return;
  }
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t("Rename Account"),
    prompt: vscode.l10n.t(
      "The name is shown in VS Code only. Leave it empty to show the account's own name.",
    ),
    value: account.label,
    validateInput: (text) =>
      text.trim().length > longestName
        ? vscode.l10n.t("Use at most {0} characters.", longestName)
        : undefined,
  });
  if (name !== undefined) {
    await accounts.rename(account.key, name.trim());
  }
}
