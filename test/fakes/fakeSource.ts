import { ProblemError } from "../../src/core/base/problemError";
import type { ServerApi } from "../../src/core/changes/serverApi";
import type { CreateRequest } from "../../src/core/create/createAnswers";
import { transitionOf, type PowerAction } from "../../src/core/servers/powerAction";
import type { ServerDetails } from "../../src/core/servers/server";
import type { ListFilter, ServerList } from "../../src/core/servers/serverList";
import type { ServerSettings } from "../../src/core/servers/serverSettings";

/** An account's API without a network: what it answers is set, what it was asked is kept. */
export class FakeSource implements ServerApi {
  /** "list", "get ID", "ACTION ID", "put ID {…}", "create NAME" and the like, in the order of asking. */
  readonly asked: string[] = [];
  servers: readonly ServerDetails[];
  answerList: (filter?: ListFilter) => Promise<ServerList> = (filter = {}) =>
    Promise.resolve({
      servers: this.servers.filter(
        ({ location, status }) =>
          location === (filter.location ?? location) && status === (filter.status ?? status),
      ),
      unreadableCount: 0,
    });
  answerGet: (serverId: string, onTry?: () => void) => Promise<ServerDetails> = (serverId) => {
    const found = this.servers.find(({ id }) => id === serverId);
    return found
      ? Promise.resolve(found)
      : Promise.reject(new ProblemError({ kind: "notFound", detail: undefined }));
  };
  answerPower: (serverId: string, action: PowerAction) => Promise<string> = (_id, action) =>
    Promise.resolve(transitionOf(action));
  answerChange: (serverId: string) => Promise<void> = () => Promise.resolve();
  answerDelete: (serverId: string) => Promise<void> = () => Promise.resolve();
  answerCreate: (request: CreateRequest) => Promise<ServerDetails> = () =>
    Promise.reject(new TypeError("Nobody has set what a create answers."));

  constructor(...servers: readonly ServerDetails[]) {
    this.servers = servers;
  }

  listServers(filter?: ListFilter): Promise<ServerList> {
    const { status, location } = filter ?? {};
    this.asked.push(["list", status, location].filter(Boolean).join(" "));
    return this.answerList(filter);
  }

  getServer(serverId: string, onTry?: () => void): Promise<ServerDetails> {
    this.asked.push(`get ${serverId}`);
    return this.answerGet(serverId, onTry);
  }

  power(serverId: string, action: PowerAction): Promise<string> {
    this.asked.push(`${action} ${serverId}`);
    return this.answerPower(serverId, action);
  }

  replaceSettings(serverId: string, settings: ServerSettings): Promise<void> {
    this.asked.push(`put ${serverId} ${JSON.stringify(settings)}`);
    return this.answerChange(serverId);
  }

  changeSettings(serverId: string, settings: Partial<ServerSettings>): Promise<void> {
    this.asked.push(`patch ${serverId} ${JSON.stringify(settings)}`);
    return this.answerChange(serverId);
  }

  deleteServer(serverId: string): Promise<void> {
    this.asked.push(`delete ${serverId}`);
    return this.answerDelete(serverId);
  }

  createServer(request: CreateRequest): Promise<ServerDetails> {
    this.asked.push(`create ${request.name}`);
    return this.answerCreate(request);
  }

  listPlans = () => Promise.resolve([]);
  listSystems = () => Promise.resolve([]);
  listLocations = () => Promise.resolve([]);
  listSshKeys = () => Promise.resolve([]);
}
