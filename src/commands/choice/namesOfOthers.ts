import type { ServerRef } from "../../core/servers/server";
import type { ServerStore } from "../../core/servers/serverStore";

/** The names that the account's other servers have. */
export function namesOfOthers(
  { accountKey, serverId }: ServerRef,
  store: Pick<ServerStore, "serversOf">,
): readonly string[] {
  return store
    .serversOf(accountKey)
    .filter(({ id }) => id !== serverId)
    .map(({ name }) => name);
}
