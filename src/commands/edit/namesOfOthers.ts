import type { ServerRef } from "../../core/servers/server";
import type { ServerStore } from "../../core/servers/serverStore";

/** The names that the account's other servers have. */
export function namesOfOthers(
  { accountKey, serverId }: ServerRef,
  store: Pick<ServerStore, "allServers">,
): readonly string[] {
  return store
    .allServers()
    .filter(({ account, server }) => account.key === accountKey && server.id !== serverId)
    .map(({ server }) => server.name);
}
