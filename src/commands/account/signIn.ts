import * as vscode from "vscode";
import type { ApiClient } from "../../auth/lateClient";
import type { Accounts, NewAccount } from "../../auth/accounts";
import { verifyToken } from "../../auth/verifyToken";
import { settingIds } from "../../core/base/manifestIds";
import type { Account } from "../../core/servers/account";
import type { ServerStore } from "../../core/servers/serverStore";
import { describeUrlFault } from "../../ui/describeProblem";
import type { Notifier } from "../../ui/notifier";
import { openSetting } from "../../ui/runCommand";
import { settings } from "../../ui/settings";
import { askForToken, type VerifiedToken } from "./askForToken";
import { chooseTokenUse } from "./chooseTokenUse";

export interface SignInDependencies {
  readonly accounts: Accounts;
  readonly createClient: (apiUrl: string, token: string) => ApiClient;
  /** The accounts whose token the API refuses. */
  readonly refusedAccountKeys: () => readonly string[];
  readonly store: Pick<ServerStore, "serversOf">;
  readonly notifier: Notifier;
}

/** Adds an account, or gives the one that a token belongs to its new token. */
export async function signIn(dependencies: SignInDependencies): Promise<void> {
  const { accounts, createClient, refusedAccountKeys, notifier } = dependencies;
  const apiUrl = settings.apiUrl();
  if (!apiUrl.ok) {
    notifier.error(describeUrlFault(apiUrl.fault), {
      label: vscode.l10n.t("Open Settings"),
      run: () => openSetting(settingIds.apiUrl),
    });
    return;
  }
  const verified = await askForToken(
    vscode.l10n.t("Sign In to VPS.org"),
    apiUrl.url,
    (token, signal) => verifyToken(createClient(apiUrl.url, token), { signal }),
  );
  if (!verified) {
    return;
  }
  const added = newAccount(verified, apiUrl.url);
  const refused = refusedAccount(accounts, added, refusedAccountKeys());
  if (refused) {
    const use = await chooseTokenUse(verified.list, refused, dependencies);
    if (use === undefined) {
      return;
    }
    if (use === "thisAccount" && (await accounts.replaceToken(refused.key, added.token))) {
      saySignedIn(notifier, refused.label, true);
      return;
    }
  }
  await addAccount(added, dependencies);
}

/** An account is called as the person, or else as the token. */
export function newAccount({ token, email, tokenName }: VerifiedToken, apiUrl: string): NewAccount {
  const label = email ?? tokenName ?? vscode.l10n.t("VPS.org account");
  return { label, isPerson: email !== undefined, apiUrl, token };
}

export async function addAccount(
  added: NewAccount,
  { accounts, notifier }: Pick<SignInDependencies, "accounts" | "notifier">,
): Promise<void> {
  const isReplaced = accounts.sameAs(added) !== undefined;
  const { label } = await accounts.add(added);
  saySignedIn(notifier, label, isReplaced);
}

export function saySignedIn(notifier: Notifier, label: string, isReplaced: boolean): void {
  notifier.info(
    isReplaced
      ? vscode.l10n.t(
          "You are signed in to VPS.org as {0}. The new token replaces the earlier one.",
          label,
        )
      : vscode.l10n.t("You are signed in to VPS.org as {0}.", label),
  );
}

/**
 * Nobody knows whose token this is, but one account's token is refused: the new one is likely to be
 * for it, and a second account beside it would never go away.
 */
function refusedAccount(
  accounts: Accounts,
  added: NewAccount,
  refusedKeys: readonly string[],
): Account | undefined {
  const refused = accounts
    .list()
    .filter(({ key, source }) => source === "stored" && refusedKeys.includes(key));
  return !added.isPerson && refused.length === 1 && !accounts.sameAs(added)
    ? refused[0]
    : undefined;
}
