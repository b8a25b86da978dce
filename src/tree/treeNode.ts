import type { Account } from "../core/servers/account";
import type { Problem } from "../core/base/problem";
import type { AccountSnapshot } from "../core/servers/accountServers";
import type { Server } from "../core/servers/server";
import { groupServers, type Grouping, type ServerGroup } from "../core/servers/serverGroups";
import type { AccountView } from "../core/servers/serverStore";
import { ServerRows, type ServerNode } from "./serverRows";

export interface AccountNode {
  readonly kind: "account";
  readonly account: Account;
  readonly snapshot: AccountSnapshot;
  /** What is wrong with the account, in a sentence. */
  readonly trouble: string | undefined;
  readonly below: TreeLevel;
}

export interface GroupNode {
  readonly kind: "group";
  readonly accountKey: string;
  readonly grouping: Grouping;
  readonly group: ServerGroup;
  readonly below: ServerRows;
}

export type TreeNode = AccountNode | GroupNode | ServerNode;

/** The rows below one row, or those of the first level. */
export type TreeLevel = ServerRows | readonly (AccountNode | GroupNode)[];

/** The sentences are loaded with the first problem. */
export type DescribeProblem = (problem: Problem) => string;

/** An account with those of its servers that the filter lets through. */
export interface ShownAccount extends AccountView {
  /** Undefined without a filter. */
  readonly shown?: readonly Server[];
}

export interface TreeOptions {
  readonly grouping: Grouping;
  readonly describe: DescribeProblem;
}

/** The whole tree as data. Accounts are a level of their own if there are several. */
export function buildTree(views: readonly ShownAccount[], options: TreeOptions): TreeLevel {
  const isFiltered = views.some(({ shown }) => shown);
  const accounts = views.map((view) => accountNode(view, options));
  const [first] = accounts;
  if (first && accounts.length === 1) {
    return first.below;
  }
  return accounts.filter(({ below }) => !isFiltered || rowCount(below) > 0);
}

export function rowCount(level: TreeLevel): number {
  return level instanceof ServerRows ? level.servers.length : level.length;
}

export function rowsIn(level: TreeLevel): readonly TreeNode[] {
  return level instanceof ServerRows ? level.sorted() : level;
}

function accountNode(
  { account, snapshot, shown }: ShownAccount,
  options: TreeOptions,
): AccountNode {
  const servers = shown ?? snapshot.servers;
  const below =
    options.grouping === "none"
      ? new ServerRows(account.key, servers)
      : groupServers(servers, options.grouping).map((group) => groupNode(account, group, options));
  const trouble = snapshot.problem && options.describe(snapshot.problem);
  return { kind: "account", account, snapshot, trouble, below };
}

function groupNode(account: Account, group: ServerGroup, { grouping }: TreeOptions): GroupNode {
  const below = new ServerRows(account.key, group.servers);
  return { kind: "group", accountKey: account.key, grouping, group, below };
}
