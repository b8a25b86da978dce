import * as v from "valibot";
import type { LocationOffer, OsOffer, PlanOffer, SshKeyOffer } from "../core/create/catalogue";
import type { CreateRequest } from "../core/create/createAnswers";
import type { ServerList } from "../core/servers/accountServers";
import { idPattern } from "../core/base/idPattern";
import type { Logger } from "../core/base/logger";
import { transitionOf, type PowerAction } from "../core/servers/powerAction";
import { ProblemError, problemOf } from "../core/base/problemError";
import type { ServerDetails } from "../core/servers/server";
import type { ServerSettings } from "../core/changes/serverEdits";
import type { ServerSource } from "../core/refresh/serverSource";
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

const serversPath = "servers/";

/**
 * One method per call of the API, numbered as in docs/api.md. Every one rejects with a
 * `ProblemError`.
 */
export class VpsClient implements ServerSource {
  #warnedCount = 0;

  constructor(
    private readonly http: Pick<Http, "send">,
    private readonly retry: RetryOptions,
    private readonly logger: Pick<Logger, "warn">,
  ) {}

  /** Call 1. Lists every page where the API pages. */
  async listServers(signal?: AbortSignal): Promise<ServerList> {
    const ask = (path: string) =>
      path === serversPath ? orNoApi(this.#read(path, signal)) : this.#read(path, signal);
    const { results, missingCount } = await listAllPages(serversPath, ask);
    const list = parseServers(results);
    const unreadableCount = list.unreadableCount + missingCount;
    this.#warnOf(unreadableCount);
    // No server at all would be a claim, and what is known of them would go.
    if (list.servers.length === 0 && unreadableCount > 0) {
      throw new ProblemError({ kind: "badAnswer", reason: "wrongShape" });
    }
    return { ...list, unreadableCount };
  }

  /** Call 2. Never sent a second time: servers cost money. */
  async createServer(request: CreateRequest): Promise<ServerDetails> {
    const body = createBody(request);
    const sent = this.http.send({ method: "POST", path: serversPath, body });
    return serverIn(await orNoApi(sent));
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
  listPlans(): Promise<readonly PlanOffer[]> {
    return this.#offers("plans/", parsePlans);
  }

  /** `GET operating-systems/`: a guess, which an API without it answers with 404. */
  listSystems(): Promise<readonly OsOffer[]> {
    return this.#offers("operating-systems/", parseSystems);
  }

  /** `GET locations/`: a guess. */
  listLocations(): Promise<readonly LocationOffer[]> {
    return this.#offers("locations/", parseLocations);
  }

  /** `GET ssh-keys/`: a guess. */
  listSshKeys(): Promise<readonly SshKeyOffer[]> {
    return this.#offers("ssh-keys/", parseSshKeys);
  }

  async #offers<Offer>(
    path: string,
    parse: (answers: readonly unknown[]) => readonly Offer[],
  ): Promise<readonly Offer[]> {
    const { results } = await listAllPages(path, (page) => this.#read(page, undefined));
    const offers = parse(results);
    if (offers.length === 0 && results.length > 0) {
      throw new ProblemError({ kind: "badAnswer", reason: "wrongShape" });
    }
    return offers;
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

/** Every account has a list of servers, so where there is none there is no such API. */
async function orNoApi(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (caught) {
    throw problemOf(caught)?.kind === "notFound"
      ? new ProblemError({ kind: "noApi" }, { cause: caught })
      : caught;
  }
}

/** The API has given no other ids, so whatever else stands in a file or command is nobody's. */
function pathOf(serverId: string): string {
  if (!idPattern.test(serverId)) {
    throw new ProblemError({ kind: "notFound", detail: undefined });
  }
  return `${serversPath}${encodeURIComponent(serverId)}/`;
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
