import type { Account } from "../core/servers/account";
import type { Problem } from "../core/base/problem";
import type { AccountSnapshot } from "../core/servers/accountServers";
import { filterServers } from "../core/servers/serverFilter";
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

export interface TreeOptions {
  readonly grouping: Grouping;
  readonly filter: string;
  readonly describe: DescribeProblem;
}

/** The whole tree as data. Accounts are a level of their own if there are several. */
export function buildTree(views: readonly AccountView[], options: TreeOptions): TreeLevel {
  const accounts = views.map((view) => accountNode(view, options));
  const [first] = accounts;
  if (first && accounts.length === 1) {
    return first.below;
  }
  return accounts.filter(({ below }) => options.filter === "" || rowCount(below) > 0);
}

export function rowCount(level: TreeLevel): number {
  return level instanceof ServerRows ? level.servers.length : level.length;
}

export function rowsIn(level: TreeLevel): readonly TreeNode[] {
  return level instanceof ServerRows ? level.sorted() : level;
}

function accountNode({ account, snapshot }: AccountView, options: TreeOptions): AccountNode {
  const servers = filterServers(snapshot.servers, options.filter);
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
