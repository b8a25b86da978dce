import type { Problem } from "../base/problem";
import type { Server } from "./server";

/** What a list call answered: the servers that could be read, and how many could not. */
export interface ServerList {
  readonly servers: readonly Server[];
  readonly unreadableCount: number;
  /** How many more there are, as far as the API says, that it did not give. */
  readonly missingCount?: number;
  /** False if the list ended before all of it was read. */
  readonly isWhole?: boolean;
  /** It ended too early, and the API does not say how many more there are. */
  readonly isCut?: boolean;
  /** Why it ended early; the next list goes on from there once the pause in it is over. */
  readonly problem?: Problem;
  /** The second id of a server, where the API has shown that it has two. */
  readonly otherIdOf?: (serverId: string) => string | undefined;
}

/** Asks for one location or one state alone. */
export interface ListFilter {
  readonly status?: string;
  readonly location?: string;
}

/** A server that cannot be read, or was not given, is still there. */
export function provesAbsence({ unreadableCount, missingCount, isWhole }: ServerList): boolean {
  return unreadableCount === 0 && (missingCount ?? 0) === 0 && isWhole !== false;
}

/** True if a whole list shows none of the servers that are known: it may be another account's. */
export function showsNoneOf(list: ServerList, known: readonly Server[]): boolean {
  const ids = new Set(known.map(({ id }) => id));
  const isKnown = ({ id }: Server) => ids.has(id) || ids.has(list.otherIdOf?.(id) ?? "");
  return known.length > 0 && provesAbsence(list) && !list.servers.some(isKnown);
}

export function matchesListFilter(server: Server, { status, location }: ListFilter): boolean {
  return (
    (status === undefined || server.status === status) &&
    (location === undefined || server.location === location)
  );
}
