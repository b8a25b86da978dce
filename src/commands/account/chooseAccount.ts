import * as vscode from "vscode";
import type { Account } from "../../core/servers/account";
import type { Notifier } from "../../ui/notifier";
import { saySignedOut } from "../../ui/accountMessages";
import { withoutIcons } from "../../ui/withoutIcons";
import { isAccountRow } from "../choice/rows";

export interface ChooseAccountOptions {
  readonly accounts: readonly Account[];
  readonly title: string;
  readonly placeHolder: string;
  /** Picks even a single account only after asking. */
  readonly asksAlways?: boolean;
  readonly notifier: Notifier;
}

/** The account of a clicked row or of a key, else what the user picks. */
export async function chooseAccount(
  clicked: unknown,
  options: ChooseAccountOptions,
): Promise<Account | undefined> {
  const { accounts, asksAlways, notifier } = options;
  const key = keyOf(clicked);
  const offered = key === undefined ? accounts : accounts.filter((account) => account.key === key);
  const [first, ...others] = offered;
  if (!first) {
    saySignedOut(notifier);
    return undefined;
  }
  return others.length === 0 && !asksAlways ? first : pick(offered, options);
}

async function pick(accounts: readonly Account[], { title, placeHolder }: ChooseAccountOptions) {
  const items = accounts.map((account) => ({
    ...withoutIcons({ label: account.label, description: new URL(account.apiUrl).host }),
    account,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder });
  return chosen?.account;
}

function keyOf(clicked: unknown): string | undefined {
  if (typeof clicked === "string") {
    return clicked;
  }
  return isAccountRow(clicked) ? clicked.account.key : undefined;
}
