import { serverKey, type Server, type ServerRef } from "../../core/servers/server";
import { nameAmong } from "../../core/servers/serverNames";
import { refOf, type ServerStore, type ServerView } from "../../core/servers/serverStore";

type AllServers = Pick<ServerStore, "allServers">;

/**
 * The server's name, and what tells it from others of that name, whichever account they are in. Two
 * accounts may see the same server.
 */
export function calledAmong(server: Server, store: AllServers): string {
  const others = store.allServers().filter((view) => view.server.id !== server.id);
  return nameAmong(
    server,
    others.map((view) => view.server.name),
  );
}

/** How the servers of a batch are called, also once they are gone. */
export function namesIn(
  views: readonly ServerView[],
  store: AllServers,
): (ref: ServerRef) => string | undefined {
  const names = new Map(
    views.map((view) => [serverKey(refOf(view)), calledAmong(view.server, store)]),
  );
  return (ref) => names.get(serverKey(ref));
}
