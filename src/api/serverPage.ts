import { isSamePlan, isSameServer, isSameSystem } from "../core/servers/sameServer";
import type { OperatingSystem, Server, ServerPlan } from "../core/servers/server";
import type { ServerList } from "../core/servers/serverList";
import { resultId, type Envelope, type ListPage } from "./listPage";
import { parseListedServer, type SharedParts } from "./parseServer";
import { otherIdIn, type OtherId } from "./serverIds";

/** A part of the text of a page, by its digest, and the places of what was read in it. */
export interface PageSlice {
  readonly digest: string;
  readonly byteLength: number;
  readonly results: readonly [from: number, to: number];
  readonly otherIds: readonly [from: number, to: number];
}

/** One answer of the list of servers, read. What could not be read is undefined. */
export class ServerPage implements ListPage<Server | undefined> {
  constructor(
    readonly results: readonly (Server | undefined)[],
    readonly ids: readonly (string | undefined)[],
    readonly otherIds: readonly OtherId[],
    readonly count: number | undefined,
    readonly next: string | undefined,
    /** All of a long list; none of one that was read at once. */
    readonly slices: readonly PageSlice[] = [],
    /** The text around the slices. */
    readonly around = "",
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
  readonly #slices: PageSlice[] = [];
  readonly #shared: SharedParts = sharing();
  #takenAgain = 0;
  #beforeById: ReadonlyMap<string, Server> | undefined;

  constructor(private readonly before: ServerPage | undefined) {}

  get length(): number {
    return this.#results.length;
  }

  /** What stood in place of the slice that comes next. */
  get nextBefore(): PageSlice | undefined {
    return this.before?.slices[this.#slices.length];
  }

  /** False if there was something else in its place. */
  takeAgain(digest: string, byteLength: number): boolean {
    const slice = this.nextBefore;
    if (!this.before || slice?.digest !== digest || slice.byteLength !== byteLength) {
      return false;
    }
    const [resultCount, otherCount] = [this.#results.length, this.#otherIds.length];
    append(this.#results, this.before.results, slice.results);
    append(this.#ids, this.before.ids, slice.results);
    append(this.#otherIds, this.before.otherIds, slice.otherIds);
    this.#keepSlice(slice, resultCount, otherCount);
    this.#takenAgain += 1;
    return true;
  }

  /** @param text of a slice that these answers are all of. */
  add(answers: readonly unknown[], text?: Pick<PageSlice, "digest" | "byteLength">): void {
    const [resultCount, otherCount] = [this.#results.length, this.#otherIds.length];
    this.#read(answers);
    if (text) {
      this.#keepSlice(text, resultCount, otherCount);
    }
  }

  /** The page before, if this one is the same to the letter. */
  page({ count, next }: Omit<Envelope, "results">, around = ""): ServerPage {
    const { before } = this;
    const isAsBefore =
      this.#takenAgain > 0 &&
      this.#takenAgain === this.#slices.length &&
      this.#takenAgain === before?.slices.length &&
      around === before.around;
    return isAsBefore
      ? before
      : new ServerPage(this.#results, this.#ids, this.#otherIds, count, next, this.#slices, around);
  }

  #keepSlice(
    { digest, byteLength }: Pick<PageSlice, "digest" | "byteLength">,
    resultCount: number,
    otherCount: number,
  ): void {
    this.#slices.push({
      digest,
      byteLength,
      results: [resultCount, this.#results.length],
      otherIds: [otherCount, this.#otherIds.length],
    });
  }

  #read(answers: readonly unknown[]): void {
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

function append<T>(
  to: T[],
  from: readonly T[],
  [first, end]: readonly [from: number, to: number],
): void {
  for (let at = first; at < end; at += 1) {
    // Such a place may hold undefined.
    to.push(from[at] as T);
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
