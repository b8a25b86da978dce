import * as vscode from "vscode";
import type { Accounts } from "../../auth/accounts";
import type { Account } from "../../core/servers/account";
import type { Notifier } from "../../ui/notifier";
import { saySignedOut } from "../../ui/accountMessages";

/** Forgets an account and its token, which stays valid at VPS.org. */
export async function signOut(accounts: Accounts, notifier: Notifier): Promise<void> {
  const signedIn = accounts.list();
  const account = await chooseAccount(signedIn, notifier);
  if (!account) {
    return;
  }
  if (account.source === "environment") {
    notifier.info(
      vscode.l10n.t(
        "This account comes from the VPS_API_TOKEN variable. To sign out, unset it and start VS Code again.",
      ),
    );
    return;
  }
  await accounts.remove(account.key);
  notifier.info(
    vscode.l10n.t(
      "You are signed out of {0}. The token stays valid at VPS.org until you delete it there.",
      account.label,
    ),
  );
}

async function chooseAccount(
  accounts: readonly Account[],
  notifier: Notifier,
): Promise<Account | undefined> {
  if (accounts.length === 0) {
    saySignedOut(notifier);
    return undefined;
  }
  const items = accounts.map((account) => ({
    label: account.label,
    description: new URL(account.apiUrl).host,
    account,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t(
      "Sign out of which account? Its token is removed from this computer.",
    ),
  });
  return chosen?.account;
}
