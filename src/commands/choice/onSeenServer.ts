import type { ServerRef } from "../../core/servers/server";
import type { ServerStore } from "../../core/servers/serverStore";
import { isKnownServer } from "./knownServers";
import { meantServer } from "./meantServer";

type Handler = (clicked?: unknown, selected?: unknown) => unknown;

export interface SeenServerOptions {
  readonly store: ServerStore;
  /** The server whose details are the active editor now. */
  readonly activeServer: () => ServerRef | undefined;
  /** Waits for the servers. False if the command was called again meanwhile. */
  readonly ready: () => Promise<boolean>;
}

/**
 * Called without a row, a command means the server whose details the user looked at then. Whatever
 * has become the active editor while the accounts were being read is not what the user meant.
 */
export function onSeenServer(
  handler: Handler,
  { store, activeServer, ready }: SeenServerOptions,
): Handler {
  return async (clicked, selected) => {
    const seen = activeServer();
    if (isKnownServer(meantServer(clicked, seen), store) || (await ready())) {
      const isSignedIn = seen !== undefined && store.account(seen.accountKey) !== undefined;
      await handler(meantServer(clicked, isSignedIn ? seen : undefined), selected);
    }
  };
}
