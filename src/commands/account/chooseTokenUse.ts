import * as vscode from "vscode";
import type { Account } from "../../core/servers/account";
import { showsNoneOf, type ServerList } from "../../core/servers/serverList";
import type { ServerStore } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";

/** Which account gets the new token. */
export type TokenUse = "thisAccount" | "anotherAccount";

/**
 * What to do with a new token for an account. Where the API does not tell whose it is, one that shows
 * none of the account's servers may belong to another: only the user knows. Undefined if they cancel.
 */
export async function chooseTokenUse(
  list: ServerList | undefined,
  { key, label }: Account,
  { store, notifier }: { store: Pick<ServerStore, "serversOf">; notifier: Notifier },
): Promise<TokenUse | undefined> {
  if (!list || !showsNoneOf(list, store.serversOf(key))) {
    return "thisAccount";
  }
  const addAccount = vscode.l10n.t("Add as Another Account");
  const useAnyway = vscode.l10n.t("Use Anyway");
  const answer = await notifier.ask({
    message: vscode.l10n.t("This token shows none of the servers of {0}.", label),
    detail: vscode.l10n.t(
      "It may belong to another account. If you use it for {0} anyway, the servers now listed there disappear from the list.",
      label,
    ),
    buttons: [addAccount, useAnyway],
  });
  switch (answer) {
    case addAccount:
      return "anotherAccount";
    case useAnyway:
      return "thisAccount";
    default:
      return undefined;
  }
}
