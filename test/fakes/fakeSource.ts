import type { ServerList } from "../../src/core/servers/accountServers";
import type { PowerAction } from "../../src/core/servers/powerAction";
import { transitionOf } from "../../src/core/servers/powerAction";
import { ProblemError } from "../../src/core/base/problemError";
import type { ServerDetails } from "../../src/core/servers/server";
import type { ServerSource } from "../../src/core/refresh/serverSource";

/** An account's API without a network: its responses are set, and its requests are recorded. */
export class FakeSource implements ServerSource {
  /** "list", "get ID" and "ACTION ID", in the order of the requests. */
  readonly asked: string[] = [];
  servers: readonly ServerDetails[];
  answerList: () => Promise<ServerList> = () =>
    Promise.resolve({ servers: this.servers, unreadableCount: 0 });
  answerGet: (serverId: string) => Promise<ServerDetails> = (serverId) => {
    const found = this.servers.find(({ id }) => id === serverId);
    return found
      ? Promise.resolve(found)
      : Promise.reject(new ProblemError({ kind: "notFound", detail: undefined }));
  };
  answerPower: (serverId: string, action: PowerAction) => Promise<string> = (_id, action) =>
    Promise.resolve(transitionOf(action));

  constructor(...servers: readonly ServerDetails[]) {
    this.servers = servers;
  }

  listServers(): Promise<ServerList> {
    this.asked.push("list");
    return this.answerList();
  }

  getServer(serverId: string): Promise<ServerDetails> {
    this.asked.push(`get ${serverId}`);
    return this.answerGet(serverId);
  }

  power(serverId: string, action: PowerAction): Promise<string> {
    this.asked.push(`${action} ${serverId}`);
    return this.answerPower(serverId, action);
  }
}
