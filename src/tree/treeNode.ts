import type { Account } from "../core/servers/account";
import type { Problem } from "../core/base/problem";
import type { AccountSnapshot } from "../core/servers/accountServers";
import type { Server } from "../core/servers/server";
import { groupServers, type Grouping, type ServerGroup } from "../core/servers/serverGroups";
import type { AccountView } from "../core/servers/serverStore";
import { plainLook, ServerRows, type ServerNode, type ServerRowsLook } from "./serverRows";

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
  readonly grouping: Grouping | "pinned";
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
  readonly look?: ServerRowsLook;
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
  const { grouping, look = plainLook } = options;
  const below =
    grouping === "none"
      ? new ServerRows(account.key, servers, look)
      : groupsOf(servers, grouping, look).map(([by, group]): GroupNode => {
          const rows = new ServerRows(account.key, group.servers, look);
          return { kind: "group", accountKey: account.key, grouping: by, group, below: rows };
        });
  const trouble = snapshot.problem && options.describe(snapshot.problem);
  return { kind: "account", account, snapshot, trouble, below };
}

/** Each server has one row: a pinned one stands in the first group, and not in that of its location. */
function groupsOf(
  servers: readonly Server[],
  grouping: Grouping,
  { marks }: ServerRowsLook,
): readonly (readonly [GroupNode["grouping"], ServerGroup])[] {
  const isPinned = ({ id }: Server) => marks.get(id)?.isPinned === true;
  const pinned = marks.size === 0 ? [] : servers.filter(isPinned);
  const others = pinned.length === 0 ? servers : servers.filter((server) => !isPinned(server));
  return [
    ...(pinned.length === 0 ? [] : [["pinned", { key: "", servers: pinned }] as const]),
    ...groupServers(others, grouping).map((group) => [grouping, group] as const),
  ];
}
