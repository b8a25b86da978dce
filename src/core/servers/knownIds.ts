import type { Server } from "./server";
import type { ServerList } from "./serverList";

/** What is known of the servers of an account, by the ids that they are known by. */
export interface KnownServers {
  has(serverId: string): boolean;
  /** It was there, and may come back. */
  isGone(serverId: string): boolean;
  isPending(serverId: string): boolean;
}

export interface KnownAs {
  readonly server: Server;
  /** The id of a second row for the same server, which came about before anybody knew. */
  readonly twin?: string;
}

/**
 * A server has one id for as long as it is known: its row, its panel, its usage and what is under way
 * are kept by that. Where an API gives a second one, as soon as a list proves it, the server is kept
 * under the one that it is known by.
 */
export function knownIds(list: ServerList, known: KnownServers): (server: Server) => KnownAs {
  const { otherIdOf } = list;
  if (!otherIdOf) {
    return (server) => ({ server });
  }
  let listed: ReadonlySet<string> | undefined;
  const isListed = (id: string) => (listed ??= new Set(list.servers.map((one) => one.id))).has(id);
  const taken = new Set<string>();
  return (server) => {
    const { id } = server;
    const other = otherIdOf(id);
    const isOther =
      other !== undefined && (known.has(other) || (!known.has(id) && known.isGone(other)));
    if (!isOther || isListed(other) || taken.has(other)) {
      return { server };
    }
    taken.add(other);
    const isTwice = known.has(id);
    return isTwice && !known.isPending(other)
      ? { server, twin: other }
      : { server: { ...server, id: other }, ...(isTwice ? { twin: id } : {}) };
  };
}
