import type { Server } from "./server";

export const groupings = ["location", "status", "plan", "os", "none"] as const;
export type Grouping = (typeof groupings)[number];

export interface ServerGroup {
  /** The location code, status word, plan or system; empty where the API names none. */
  readonly key: string;
  readonly servers: readonly Server[];
}

let byName: Intl.Collator | undefined;

export function compareNames(a: string, b: string): number {
  byName ??= new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  return byName.compare(a, b);
}

const groupKeys = {
  location: (server: Server) => server.location,
  status: (server: Server) => server.status,
  plan: (server: Server) => server.plan?.name ?? "",
  os: (server: Server) => server.os?.name ?? "",
  none: () => "",
} as const satisfies Record<Grouping, (server: Server) => string>;

/** Groups in the order of their keys, servers within in the order of their names. */
export function groupServers(servers: readonly Server[], by: Grouping): readonly ServerGroup[] {
  const groups = new Map<string, Server[]>();
  for (const server of sortServers(servers)) {
    const key = groupKeys[by](server);
    const group = groups.get(key) ?? [];
    group.push(server);
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, members]) => ({ key, servers: members }))
    .sort((a, b) => compareNames(a.key, b.key));
}

export function sortServers(servers: readonly Server[]): readonly Server[] {
  return [...servers].sort((a, b) => compareNames(a.name, b.name) || compareNames(a.id, b.id));
}
