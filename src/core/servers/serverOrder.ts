import { compareNames } from "./nameOrder";
import { sortByName } from "./serverGroups";
import type { Server } from "./server";
import { isInTransition, needsAttention } from "./serverStatus";

export const serverOrders = ["name", "state", "created", "location"] as const;
export type ServerOrder = (typeof serverOrders)[number];

/** Servers with the same place are in the order of their names. */
const places: Readonly<Record<ServerOrder, (server: Server) => number | string>> = {
  name: () => 0,
  state: ({ status }) =>
    needsAttention(status) ? 0 : isInTransition(status) ? 1 : status === "active" ? 2 : 3,
  created: ({ createdAtMs }) => -(createdAtMs ?? 0),
  location: ({ location }) => location,
};

/** What needs attention comes first, and what is new. */
export function sortServers<T>(
  items: readonly T[],
  serverOf: (item: T) => Server,
  order: ServerOrder,
): T[] {
  const byName = sortByName(items, serverOf);
  const place = places[order];
  return order === "name"
    ? byName
    : byName.sort((a, b) => comparePlaces(place(serverOf(a)), place(serverOf(b))));
}

/** True if a change of the server leaves it where it is. */
export function hasSamePlace(before: Server, after: Server, order: ServerOrder): boolean {
  return before.name === after.name && places[order](before) === places[order](after);
}

function comparePlaces(a: number | string, b: number | string): number {
  return typeof a === "number" ? a - Number(b) : compareNames(a, String(b));
}
