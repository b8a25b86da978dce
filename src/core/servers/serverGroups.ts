import { compareKeyed, compareNames, keyed } from "./nameOrder";
import type { Server } from "./server";

export const groupings = ["location", "status", "plan", "os", "none"] as const;
export type Grouping = (typeof groupings)[number];

export interface ServerGroup {
  /** The location code, status word, plan or system; empty where the API names none. */
  readonly key: string;
  readonly servers: readonly Server[];
}

const groupKeys = {
  location: (server: Server) => server.location,
  status: (server: Server) => server.status,
  plan: (server: Server) => server.plan?.name ?? "",
  os: (server: Server) => server.os?.name ?? "",
  none: () => "",
} as const satisfies Record<Grouping, (server: Server) => string>;

/** Groups in the order of their keys, the servers within as they come. */
export function groupServers(servers: readonly Server[], by: Grouping): readonly ServerGroup[] {
  const groups = new Map<string, Server[]>();
  for (const server of servers) {
    const key = groupKeys[by](server);
    const group = groups.get(key);
    if (group) {
      group.push(server);
    } else {
      groups.set(key, [server]);
    }
  }
  return [...groups]
    .map(([key, members]) => ({ key, servers: members }))
    .sort((a, b) => compareNames(a.key, b.key));
}

/** In the order of the servers' names. What is nearly in that order already is sorted in no time. */
export function sortByName<T>(items: readonly T[], serverOf: (item: T) => Server): T[] {
  return items
    .map((item) => ({ item, server: serverOf(item), by: keyed(serverOf(item).name) }))
    .sort((a, b) => compareKeyed(a.by, b.by) || compareNames(a.server.id, b.server.id))
    .map(({ item }) => item);
}
