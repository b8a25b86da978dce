import * as v from "valibot";
import type { LocationOffer, OsOffer, PlanOffer, SshKeyOffer } from "../core/catalogue";
import type { CreateRequest } from "../core/createAnswers";
import type { ServerList } from "../core/accountServers";
import type { Logger } from "../core/logger";
import { transitionOf, type PowerAction } from "../core/powerAction";
import { ProblemError } from "../core/problemError";
import type { ServerDetails } from "../core/server";
import type { ServerSettings } from "../core/serverEdits";
import type { ServerSource } from "../core/serverSource";
import { createBody } from "./createBody";
import type { Http, HttpRequest } from "./http";
import { listAllPages } from "./paging";
import { parseLocations, parsePlans, parseSshKeys, parseSystems } from "./parseCatalogue";
import { normalStatus, parseServer, parseServers } from "./parseServer";
import { retryReads, type RetryOptions } from "./retryReads";
import { accountSchema, powerSchema } from "./schemas";

/** Whose token it is, as far as the API tells. */
export interface AccountIdentity {
  readonly email: string | undefined;
  readonly tokenName: string | undefined;
}

/** One method per call of the API. Every one rejects with a `ProblemError`. */
export class VpsClient implements ServerSource {
  #warnedCount = 0;

  constructor(
    private readonly http: Pick<Http, "send">,
    private readonly retry: RetryOptions,
    private readonly logger: Pick<Logger, "warn">,
  ) {}

  /** Call 1. Lists every page where the API pages. */
  async listServers(signal?: AbortSignal): Promise<ServerList> {
    const ask = (path: string) => this.#read(path, signal);
    const { results, missingCount } = await listAllPages("servers/", ask);
    const list = parseServers(results);
    const unreadableCount = list.unreadableCount + missingCount;
    this.#warnOf(unreadableCount);
    return { ...list, unreadableCount };
  }

  /** Call 2. Never sent a second time: servers cost money. */
  async createServer(request: CreateRequest): Promise<ServerDetails> {
    const body = createBody(request);
    return serverIn(await this.http.send({ method: "POST", path: "servers/", body }));
  }

  /** Call 3. */
  async getServer(serverId: string, signal?: AbortSignal): Promise<ServerDetails> {
    return serverIn(await this.#read(pathOf(serverId), signal));
  }

  /** Call 4. */
  async replaceSettings(serverId: string, settings: ServerSettings): Promise<void> {
    await this.http.send({ method: "PUT", path: pathOf(serverId), body: wireSettings(settings) });
  }

  /** Call 5: only what is given changes. */
  async changeSettings(serverId: string, settings: Partial<ServerSettings>): Promise<void> {
    await this.http.send({ method: "PATCH", path: pathOf(serverId), body: wireSettings(settings) });
  }

  /** Call 6. Cannot be undone. */
  async deleteServer(serverId: string): Promise<void> {
    await this.http.send({ method: "DELETE", path: pathOf(serverId) });
  }

  /** Calls 7 to 9. Answers with the status that the server has now. */
  async power(serverId: string, action: PowerAction, signal?: AbortSignal): Promise<string> {
    const request: HttpRequest = { method: "POST", path: `${pathOf(serverId)}${action}/`, signal };
    const answer = v.safeParse(powerSchema, await this.http.send(request));
    const status = answer.success ? answer.output.server?.status : undefined;
    return status === undefined ? transitionOf(action) : normalStatus(status);
  }

  /** `GET account/me/`, which answers any active token. */
  async whoAmI(signal?: AbortSignal): Promise<AccountIdentity> {
    const answer = v.safeParse(accountSchema, await this.#read("account/me/", signal));
    if (!answer.success) {
      throw new ProblemError({ kind: "badAnswer", reason: "wrongShape" });
    }
    return {
      email: answer.output.account?.email,
      tokenName: answer.output.token?.name,
    };
  }

  /** `GET plans/`. */
  async listPlans(): Promise<readonly PlanOffer[]> {
    return parsePlans(await this.#list("plans/"));
  }

  /** `GET operating-systems/`: a guess, which an API without it answers with 404. */
  async listSystems(): Promise<readonly OsOffer[]> {
    return parseSystems(await this.#list("operating-systems/"));
  }

  /** `GET locations/`: a guess. */
  async listLocations(): Promise<readonly LocationOffer[]> {
    return parseLocations(await this.#list("locations/"));
  }

  /** `GET ssh-keys/`: a guess. */
  async listSshKeys(): Promise<readonly SshKeyOffer[]> {
    return parseSshKeys(await this.#list("ssh-keys/"));
  }

  async #list(path: string): Promise<readonly unknown[]> {
    const { results } = await listAllPages(path, (page) => this.#read(page, undefined));
    return results;
  }

  /** Says it when it changes, not at every refresh. */
  #warnOf(unreadableCount: number): void {
    if (unreadableCount > 0 && unreadableCount !== this.#warnedCount) {
      this.logger.warn(
        `servers/: ${String(unreadableCount)} could not be read (no usable id, name or status) or are missing, and are left out.`,
      );
    }
    this.#warnedCount = unreadableCount;
  }

  #read(path: string, signal: AbortSignal | undefined): Promise<unknown> {
    return retryReads(() => this.http.send({ method: "GET", path, signal }), this.retry, signal);
  }
}

function pathOf(serverId: string): string {
  return `servers/${encodeURIComponent(serverId)}/`;
}

function serverIn(answer: unknown): ServerDetails {
  const server = parseServer(answer);
  if (!server) {
    throw new ProblemError({ kind: "badAnswer", reason: "wrongShape" });
  }
  return server;
}

function wireSettings({ name, hostname, backupsEnabled }: Partial<ServerSettings>) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(hostname === undefined ? {} : { hostname }),
    ...(backupsEnabled === undefined ? {} : { backups_enabled: backupsEnabled }),
  };
}
