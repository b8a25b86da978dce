import * as vscode from "vscode";
import type { NewAccount } from "../../auth/accounts";
import { verifyToken } from "../../auth/verifyToken";
import type { Account } from "../../core/servers/account";
import { askForToken, type VerifiedToken } from "./askForToken";
import { chooseAccount } from "./chooseAccount";
import { chooseTokenUse } from "./chooseTokenUse";
import { addAccount, newAccount, saySignedIn, type SignInDependencies } from "./signIn";

/** Gives an account that stays what it is a new token. */
export async function signInAgain(
  clicked: unknown,
  dependencies: SignInDependencies,
): Promise<void> {
  const { accounts, createClient, refusedAccountKeys, notifier } = dependencies;
  const refused = refusedAccountKeys();
  const account = await chooseAccount(clicked, {
    accounts: [...accounts.list()].sort((a, b) => rank(a, refused) - rank(b, refused)),
    title: vscode.l10n.t("Sign In Again"),
    placeHolder: vscode.l10n.t("Select an account to sign in to again"),
    notifier,
  });
  if (!account) {
    return;
  }
  if (account.source === "environment") {
    notifier.info(
      vscode.l10n.t(
        "This account comes from the VPS_API_TOKEN environment variable. To use another token, change the variable and restart VS Code.",
      ),
    );
    return;
  }
  const verified = await askForToken(
    vscode.l10n.t("Sign In Again as {0}", account.label),
    account.apiUrl,
    (token, signal) =>
      verifyToken(createClient(account.apiUrl, token), {
        signal,
        isEmailEnough: account.email !== undefined,
      }),
  );
  if (verified) {
    await keep(verified, account, dependencies);
  }
}

function rank({ key }: Account, refused: readonly string[]): number {
  return refused.includes(key) ? 0 : 1;
}

async function keep(
  verified: VerifiedToken,
  account: Account,
  dependencies: SignInDependencies,
): Promise<void> {
  const { accounts, notifier } = dependencies;
  const { token, email, list } = verified;
  const added = newAccount(verified, account.apiUrl);
  const same = accounts.sameAs(added);
  const owner = same ? (same.email ?? same.label) : account.email && email;
  if (owner !== undefined && same?.key !== account.key && owner !== account.email) {
    const message = vscode.l10n.t(
      "This token belongs to {0}, not to {1}.",
      owner,
      account.email ?? account.label,
    );
    await offerAsAnotherAccount(message, added, account, dependencies);
    return;
  }
  const use = same ? "thisAccount" : await chooseTokenUse(list, account, dependencies);
  if (use === undefined) {
    return;
  }
  if (use === "anotherAccount") {
    await addAccount(added, dependencies);
  } else if (await accounts.replaceToken(account.key, token)) {
    saySignedIn(notifier, account.label, true);
  } else {
    // Another window has signed out of it meanwhile; here the user has just signed in.
    const { label } = await accounts.add({ ...added, label: email ?? account.label });
    saySignedIn(notifier, label, false);
  }
}

/** For a token that the API says is somebody else's. */
async function offerAsAnotherAccount(
  message: string,
  added: NewAccount,
  account: Account,
  dependencies: SignInDependencies,
): Promise<void> {
  const add = vscode.l10n.t("Add as Another Account");
  const answer = await dependencies.notifier.ask({
    message,
    detail: vscode.l10n.t(
      "Its servers can be shown beside those of {0}, which still needs a token of its own.",
      account.label,
    ),
    buttons: [add],
  });
  if (answer === add) {
    await addAccount(added, dependencies);
  }
}
