import * as vscode from "vscode";
import type { Accounts } from "../../auth/accounts";
import type { Notifier } from "../../ui/notifier";
import { chooseAccount } from "./chooseAccount";

/** Forgets an account and its token, which stays valid at VPS.org. */
export async function signOut(
  clicked: unknown,
  accounts: Accounts,
  notifier: Notifier,
): Promise<void> {
  const account = await chooseAccount(clicked, {
    accounts: accounts.list(),
    title: vscode.l10n.t("Sign Out"),
    placeHolder: vscode.l10n.t(
      "Select an account to sign out of. Its token will be removed from this computer.",
    ),
    asksAlways: true,
    notifier,
  });
  if (!account) {
    return;
  }
  if (account.source === "environment") {
    notifier.info(
      vscode.l10n.t(
        "This account comes from the VPS_API_TOKEN environment variable. To sign out, unset it and restart VS Code.",
      ),
    );
    return;
  }
  if (await accounts.remove(account.key)) {
    saySignedOutOf(account.label, notifier);
  } else {
    sayStillStored(account.label, accounts, notifier);
  }
}

function saySignedOutOf(label: string, notifier: Notifier): void {
  notifier.info(
    vscode.l10n.t(
      "You are signed out of {0}. The token remains valid at VPS.org until you delete it there.",
      label,
    ),
  );
}

function sayStillStored(label: string, accounts: Accounts, notifier: Notifier): void {
  notifier.warn(
    vscode.l10n.t(
      "You are signed out of {0} in this window, but its token couldn't be removed from this computer's keyring. You may be signed in again when VS Code restarts.",
      label,
    ),
    {
      label: vscode.l10n.t("Try Again"),
      run: async () => {
        await accounts.load();
        if (accounts.isSaved) {
          saySignedOutOf(label, notifier);
        } else {
          sayStillStored(label, accounts, notifier);
        }
      },
    },
  );
}
