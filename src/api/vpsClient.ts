import type { LocationOffer, OsOffer, PlanOffer, SshKeyOffer } from "../core/create/catalogue";
import type { CreateRequest } from "../core/create/createAnswers";
import { ageMs, momentOf, type Moment } from "../core/base/age";
import type { Logger } from "../core/base/logger";
import { transitionOf, type PowerAction } from "../core/servers/powerAction";
import { nextTurn } from "../core/base/clock";
import { askedPauseMs } from "../core/base/problem";
import { ProblemError } from "../core/base/problemError";
import type { Server, ServerDetails } from "../core/servers/server";
import type { ListFilter, ServerList } from "../core/servers/serverList";
import type { ServerSettings } from "../core/servers/serverSettings";
import type { ServerApi } from "../core/changes/serverApi";
import type { CreateBody } from "./createBody";
import { CreateForm } from "./createForm";
import { fieldsIn, isFields, readText } from "./fields";
import type { Http, HttpRequest } from "./http";
import { orNoApi, orNoCall } from "./missingCall";
import { KeptPages } from "./keptPages";
import { parsePage } from "./listPage";
import { listAllPages, listRest, type ListRest, type PagedList } from "./paging";
import { parseLocations, parsePlans, parseSshKeys, parseSystems } from "./parseCatalogue";
import { normalStatus, parseServer } from "./parseServer";
import { retryReads, type RetryOptions } from "./retryReads";
import { unlessItSaysNo } from "./saidNo";
import { identityIn, isAbout, otherIdIn, OtherIds } from "./serverIds";
import { readableServers, type ServerPage } from "./serverPage";
import { ServerPaths, serversPath } from "./serverPaths";

/** Whose token it is, as far as the API tells. */
export interface AccountIdentity {
  readonly email: string | undefined;
  readonly tokenName: string | undefined;
}

/**
 * This long after its pause, a list whose reading was paused is begun again: longer than the longest
 * back-off, or one that takes many pauses would never be read to its end.
 */
const restKeptForMs = 20 * 60_000;

interface ReadOptions extends Pick<HttpRequest, "signal" | "fromBytes"> {
  readonly onTry?: (() => void) | undefined;
}

interface PausedList {
  readonly rest: ListRest;
  readonly since: Moment;
  readonly keptForMs: number;
}

/**
 * One method per call of the API, numbered as in docs/api.md. Every one rejects with a
 * `ProblemError`.
 */
export class VpsClient implements ServerApi {
  #warnedCount = 0;
  #paused: PausedList | undefined;
  #last: { readonly pages: readonly unknown[]; readonly list: ServerList } | undefined;
  readonly #kept = new KeptPages(() => nextTurn(this.retry.clock));
  readonly #serverIds = new OtherIds();
  readonly #offerIds = new OtherIds();
  readonly #createForm = new CreateForm(this.#offerIds);
  readonly #paths = new ServerPaths(this.#serverIds, (path, onTry) => this.#read(path, { onTry }));

  constructor(
    private readonly http: Pick<Http, "send"> & Partial<Pick<Http, "baseUrl">>,
    private readonly retry: RetryOptions,
    private readonly logger: Pick<Logger, "warn">,
  ) {}

  /**
   * Call 1. Lists every page where the API pages. A list that is as it was the last time is the
   * very same object. Where the API wants a pause in the middle, the list holds what was read, and
   * the next call gives what was left.
   */
  async listServers(filter: ListFilter = {}, signal?: AbortSignal): Promise<ServerList> {
    const path = listPath(filter);
    const ask = (page: string) => this.#serverPage(page, page === path, signal);
    const source = { ask, baseUrl: this.http.baseUrl, pace: this.retry.pace };
    const rest = path === serversPath ? this.#takeRest() : undefined;
    const paged = rest ? await listRest(path, source, rest) : await listAllPages(path, source);
    const isSame = sameMembers(paged.pages, this.#last?.pages);
    if (this.#last && isSame && paged.isWhole && path === serversPath) {
      return this.#last.list;
    }
    const list = this.#listFrom(paged);
    if (path === serversPath) {
      this.#last = paged.isWhole ? { pages: paged.pages, list } : undefined;
      const pauseMs = (paged.problem && askedPauseMs(paged.problem)) ?? 0;
      const since = momentOf(this.retry.clock);
      const keptForMs = pauseMs + restKeptForMs;
      this.#paused = paged.rest && { rest: paged.rest, since, keptForMs };
    }
    return list;
  }

  /** Call 2. Sent a second time only if the API has said that it wants the other body. */
  async createServer(request: CreateRequest): Promise<ServerDetails> {
    const send = (body: CreateBody) =>
      unlessItSaysNo(orNoApi(this.http.send({ method: "POST", path: serversPath, body })));
    try {
      return this.#created(await send(this.#createForm.body(request)));
    } catch (caught) {
      const body = this.#createForm.bodyAfter(caught, request);
      if (!body) {
        throw caught;
      }
      const answer = await send(body);
      this.#createForm.documentWorks();
      return this.#created(answer);
    }
  }

  /** Call 3. The answer is kept under the id that was asked for. */
  async getServer(serverId: string, onTry?: () => void): Promise<ServerDetails> {
    const answer = await this.#paths.ask(serverId, onTry);
    const server = serverIn(answer);
    this.#checkIsAbout(serverId, answer);
    this.#serverIds.learn([otherIdIn(answer)]);
    return server.id === serverId ? server : { ...server, id: serverId };
  }

  /** Call 4. */
  replaceSettings(serverId: string, settings: ServerSettings): Promise<void> {
    return this.#changeSettings("PUT", serverId, settings);
  }

  /** Call 5: only what is given changes. */
  changeSettings(serverId: string, settings: Partial<ServerSettings>): Promise<void> {
    return this.#changeSettings("PATCH", serverId, settings);
  }

  /** Call 6. Cannot be undone. */
  async deleteServer(serverId: string): Promise<void> {
    const path = await this.#paths.forWrite(serverId);
    await unlessItSaysNo(this.http.send({ method: "DELETE", path }));
  }

  /** Calls 7 to 9. Answers with the status that the server has now. */
  async power(serverId: string, action: PowerAction, signal?: AbortSignal): Promise<string> {
    const path = `${await this.#paths.forWrite(serverId)}${action}/`;
    const answer = await unlessItSaysNo(this.http.send({ method: "POST", path, signal }));
    const server = fieldsIn(fieldsIn(answer).server);
    this.#checkIsAbout(serverId, server);
    const status = readText(server.status);
    return status === undefined ? transitionOf(action) : normalStatus(status);
  }

  /** `GET account/me/`, which answers any active token. */
  async whoAmI(signal?: AbortSignal): Promise<AccountIdentity> {
    const answer = await unlessItSaysNo(orNoCall(this.#read("account/me/", { signal })));
    // An array would pass for an object, and any token for one that is accepted.
    if (!isFields(answer) || Array.isArray(answer)) {
      throw new ProblemError({ kind: "badAnswer", reason: "wrongShape" });
    }
    const { account, token } = answer;
    return { email: readText(fieldsIn(account).email), tokenName: readText(fieldsIn(token).name) };
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

  #created(answer: unknown): ServerDetails {
    const server = serverIn(answer);
    this.#serverIds.learn([otherIdIn(answer)]);
    return server;
  }

  async #changeSettings(
    method: "PUT" | "PATCH",
    serverId: string,
    settings: Partial<ServerSettings>,
  ): Promise<void> {
    const path = await this.#paths.forWrite(serverId);
    const body = wireSettings(settings);
    const answer = await unlessItSaysNo(this.http.send({ method, path, body }));
    this.#checkIsAbout(serverId, answer);
  }

  /** What is said of another server must not stand for this one. */
  #checkIsAbout(serverId: string, answer: unknown): void {
    if (!isAbout(serverId, identityIn(answer), this.#serverIds.besides(serverId))) {
      throw new ProblemError({ kind: "badAnswer", reason: "otherServer" });
    }
  }

  async #offers<Offer>(
    path: string,
    parse: (answers: readonly unknown[]) => readonly Offer[],
  ): Promise<readonly Offer[]> {
    const ask = async (page: string) => parsePage(await orNoCall(this.#read(page, undefined)));
    const { results } = await listAllPages(path, { ask, baseUrl: this.http.baseUrl });
    const offers = parse(results);
    if (offers.length === 0 && results.length > 0) {
      throw new ProblemError({ kind: "badAnswer", reason: "wrongShape" });
    }
    this.#offerIds.learn(results.map(otherIdIn));
    return offers;
  }

  async #serverPage(path: string, isFirst: boolean, signal?: AbortSignal): Promise<ServerPage> {
    const reading = this.#kept.reading(path);
    const answer = this.#read(path, { signal, fromBytes: (bytes) => reading.fromBytes(bytes) });
    const page = reading.fromAnswer(await (isFirst ? orNoApi(answer) : answer));
    this.#serverIds.learn(page.otherIds);
    return page;
  }

  /** The place to go on from, once. */
  #takeRest(): ListRest | undefined {
    const paused = this.#paused;
    this.#paused = undefined;
    const isKept = paused && ageMs(paused.since, momentOf(this.retry.clock)) <= paused.keptForMs;
    return isKept ? paused.rest : undefined;
  }

  #listFrom(paged: PagedList<Server | undefined>): ServerList {
    const { results, missingCount, isWhole, isCut, problem } = paged;
    const list = readableServers(results);
    this.#warnOf(list.unreadableCount + missingCount);
    // No server at all would be a claim, and what is known of them would go.
    if (list.servers.length === 0 && list.unreadableCount > 0) {
      throw new ProblemError({ kind: "badAnswer", reason: "wrongShape" });
    }
    return {
      ...list,
      missingCount,
      isWhole,
      ...(isCut ? { isCut } : {}),
      ...(problem ? { problem } : {}),
      ...(this.#serverIds.areKnown ? { otherIdOf: (id) => this.#serverIds.besides(id) } : {}),
    };
  }

  /** Says it when it changes, not at every refresh. */
  #warnOf(unreadableCount: number): void {
    if (unreadableCount > 0 && unreadableCount !== this.#warnedCount) {
      this.logger.warn(
        `servers/: ${String(unreadableCount)} could not be read (no usable id, name or status) or are missing; what was known of them stays.`,
      );
    }
    this.#warnedCount = unreadableCount;
  }

  #read(path: string, { onTry, ...options }: ReadOptions = {}): Promise<unknown> {
    const request = { method: "GET", path, ...options } as const;
    const send = () => {
      onTry?.();
      return this.http.send(request);
    };
    return retryReads(send, this.retry, options.signal);
  }
}

function listPath({ status, location }: ListFilter): string {
  const query = new URLSearchParams({
    ...(status === undefined ? {} : { status }),
    ...(location === undefined ? {} : { location }),
  }).toString();
  return query === "" ? serversPath : `${serversPath}?${query}`;
}

function sameMembers(some: readonly unknown[], others: readonly unknown[] | undefined): boolean {
  return some.length === others?.length && some.every((one, at) => one === others[at]);
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
