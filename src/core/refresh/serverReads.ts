import type { ListFilter, ServerList } from "../servers/serverList";
import type { ServerDetails } from "../servers/server";

/** What is read of an account's servers. Every call rejects with a `ProblemError`. */
export interface ServerReads {
  /** A list that is as it was is the very same object. */
  listServers(filter?: ListFilter): Promise<ServerList>;
  /** `onTry` is called whenever the question is sent: the answer is to the last one. */
  getServer(serverId: string, onTry?: () => void): Promise<ServerDetails>;
}
