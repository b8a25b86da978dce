import * as vscode from "vscode";
import type { Accounts } from "../../auth/accounts";
import type { Notifier } from "../../ui/notifier";
import { chooseAccount } from "./chooseAccount";

/** Copies the e-mail address that the API gave for an account. */
export async function copyEmail(
  clicked: unknown,
  accounts: Accounts,
  notifier: Notifier,
): Promise<void> {
  const account = await chooseAccount(clicked, {
    accounts: accounts.list(),
    title: vscode.l10n.t("Copy E-mail"),
    placeHolder: vscode.l10n.t("Select an account to copy its e-mail address"),
    notifier,
  });
  if (!account) {
    return;
  }
  if (account.email === undefined) {
    notifier.info(
      vscode.l10n.t("VPS.org doesn't provide an e-mail address for {0}.", account.label),
    );
    return;
  }
  await vscode.env.clipboard.writeText(account.email);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Copied {0}", account.email), 3_000);
}
