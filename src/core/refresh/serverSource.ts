import type { ListFilter, ServerList } from "../servers/serverList";
import type { PowerAction } from "../servers/powerAction";
import type { ServerDetails } from "../servers/server";

/**
 * What the core asks of an account's API; src/api/vpsClient.ts satisfies it. Every call rejects
 * with a `ProblemError`.
 */
export interface ServerSource {
  listServers(filter?: ListFilter): Promise<ServerList>;
  getServer(serverId: string, signal?: AbortSignal): Promise<ServerDetails>;
  /** Answers with the status that the server has now. */
  power(serverId: string, action: PowerAction, signal?: AbortSignal): Promise<string>;
}
