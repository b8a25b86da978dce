import type { ServerList } from "./accountServers";
import type { PowerAction } from "./powerAction";
import type { ServerDetails } from "./server";

/**
 * What the core asks of an account's API; src/api/vpsClient.ts satisfies it. Every call rejects
 * with a `ProblemError`.
 */
export interface ServerSource {
  listServers(signal?: AbortSignal): Promise<ServerList>;
  getServer(serverId: string, signal?: AbortSignal): Promise<ServerDetails>;
  /** Answers with the status that the server has now. */
  power(serverId: string, action: PowerAction, signal?: AbortSignal): Promise<string>;
}
