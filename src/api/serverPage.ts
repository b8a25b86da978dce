import { isSamePlan, isSameServer, isSameSystem } from "../core/servers/sameServer";
import type { OperatingSystem, Server, ServerPlan } from "../core/servers/server";
import type { ServerList } from "../core/servers/serverList";
import { resultId, type Envelope, type ListPage } from "./listPage";
import { parseListedServer, type SharedParts } from "./parseServer";
import { otherIdIn, type OtherId } from "./serverIds";

/** One answer of the list of servers, read. What could not be read is undefined. */
export class ServerPage implements ListPage<Server | undefined> {
  constructor(
    readonly results: readonly (Server | undefined)[],
    readonly ids: readonly (string | undefined)[],
    readonly otherIds: readonly OtherId[],
    readonly count: number | undefined,
    readonly next: string | undefined,
  ) {}
}

/**
 * Reads the answers of a page one after another. A server that is as it was on the page before is
 * the very same object, so that nobody has to compare it again.
 */
export class ServerPageReader {
  readonly #results: (Server | undefined)[] = [];
  readonly #ids: (string | undefined)[] = [];
  readonly #otherIds: OtherId[] = [];
  readonly #shared: SharedParts = sharing();
  #beforeById: ReadonlyMap<string, Server> | undefined;

  constructor(private readonly before: ServerPage | undefined) {}

  get length(): number {
    return this.#results.length;
  }

  add(answers: readonly unknown[]): void {
    for (const answer of answers) {
      const server = parseListedServer(answer, this.#shared);
      const otherId = otherIdIn(answer);
      if (otherId) {
        this.#otherIds.push(otherId);
      }
      this.#ids.push(server?.id ?? resultId(answer));
      this.#results.push(server && this.#sameAsBefore(server));
    }
  }

  page({ count, next }: Omit<Envelope, "results">): ServerPage {
    return new ServerPage(this.#results, this.#ids, this.#otherIds, count, next);
  }

  #sameAsBefore(server: Server): Server {
    const before = this.#serverBefore(server.id);
    return before && isSameServer(before, server) ? before : server;
  }

  /** Most lists come in the order of the one before, so its map is made only if this one does not. */
  #serverBefore(id: string): Server | undefined {
    if (!this.before) {
      return undefined;
    }
    const { results } = this.before;
    const inPlace = results[this.#results.length];
    if (inPlace?.id === id) {
      return inPlace;
    }
    this.#beforeById ??= new Map(
      results.filter((server) => server !== undefined).map((server) => [server.id, server]),
    );
    return this.#beforeById.get(id);
  }
}

/** Leaves out what cannot be read, and counts it, so that one bad server does not cost the list. */
export function readableServers(results: readonly (Server | undefined)[]): ServerList {
  const servers = results.filter((server) => server !== undefined);
  const byId = new Map(servers.map((server) => [server.id, server]));
  return { servers: [...byId.values()], unreadableCount: results.length - servers.length };
}

function sharing(): SharedParts {
  const words = new Map<string, string>();
  const plans = new Map<string, ServerPlan>();
  const systems = new Map<string, OperatingSystem>();
  return {
    word: (text) => first(words, text, text, (one, other) => one === other),
    plan: (plan) => first(plans, plan.id ?? plan.name, plan, isSamePlan),
    os: (os) => first(systems, os.id ?? os.name, os, isSameSystem),
  };
}

/** The one that was there first, if both say the same. */
function first<T>(
  known: Map<string, T>,
  key: string,
  value: T,
  isSame: (one: T, other: T) => boolean,
): T {
  const before = known.get(key);
  if (before !== undefined && isSame(before, value)) {
    return before;
  }
  known.set(key, value);
  return value;
}
