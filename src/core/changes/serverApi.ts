import type { CatalogueSource } from "../create/catalogueLoader";
import type { CreateRequest } from "../create/createAnswers";
import type { ServerReads } from "../refresh/serverReads";
import type { PowerAction } from "../servers/powerAction";
import type { ServerDetails } from "../servers/server";
import type { ServerSettings } from "../servers/serverSettings";

/**
 * All that the core asks of one account's API; src/api/vpsClient.ts implements it. Every call rejects
 * with a `ProblemError`. What changes something is sent once.
 */
export interface ServerApi extends ServerReads, CatalogueSource {
  createServer(request: CreateRequest): Promise<ServerDetails>;
  /** Takes all settings. */
  replaceSettings(serverId: string, settings: ServerSettings): Promise<void>;
  /** Changes only what is given. */
  changeSettings(serverId: string, settings: Partial<ServerSettings>): Promise<void>;
  /** Cannot be undone. */
  deleteServer(serverId: string): Promise<void>;
  /** Answers with the status that the server has now. */
  power(serverId: string, action: PowerAction): Promise<string>;
}
