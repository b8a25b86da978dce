import type { Account } from "../core/servers/account";
import type { AccountSnapshot } from "../core/servers/accountServers";
import {
  groupServers,
  sortServers,
  type Grouping,
  type ServerGroup,
} from "../core/servers/serverGroups";
import { matchesFilter } from "../core/servers/serverFilter";
import type { Server } from "../core/servers/server";
import type { AccountView } from "../core/servers/serverStore";

export interface AccountNode {
  readonly kind: "account";
  readonly account: Account;
  readonly snapshot: AccountSnapshot;
  readonly children: readonly (GroupNode | ServerNode)[];
}

export interface GroupNode {
  readonly kind: "group";
  readonly accountKey: string;
  readonly grouping: Grouping;
  readonly group: ServerGroup;
  readonly children: readonly ServerNode[];
}

export interface ServerNode {
  readonly kind: "server";
  readonly accountKey: string;
  readonly server: Server;
}

export type TreeNode = AccountNode | GroupNode | ServerNode;

export interface TreeOptions {
  readonly grouping: Grouping;
  readonly filter: string;
}

/** The whole tree as data. Accounts are a level of their own if there are several. */
export function buildTree(
  views: readonly AccountView[],
  options: TreeOptions,
): readonly TreeNode[] {
  const accounts = views.map((view) => accountNode(view, options));
  const shown = accounts.filter(({ children }) => options.filter === "" || children.length > 0);
  return views.length > 1 ? shown : accounts.flatMap(({ children }) => children);
}

function accountNode({ account, snapshot }: AccountView, options: TreeOptions): AccountNode {
  const servers = snapshot.servers.filter((server) => matchesFilter(server, options.filter));
  const children =
    options.grouping === "none"
      ? sortServers(servers).map((server) => serverNode(account, server))
      : groupServers(servers, options.grouping).map((group) => groupNode(account, group, options));
  return { kind: "account", account, snapshot, children };
}

function groupNode(account: Account, group: ServerGroup, { grouping }: TreeOptions): GroupNode {
  return {
    kind: "group",
    accountKey: account.key,
    grouping,
    group,
    children: group.servers.map((server) => serverNode(account, server)),
  };
}

function serverNode(account: Account, server: Server): ServerNode {
  return { kind: "server", accountKey: account.key, server };
}
