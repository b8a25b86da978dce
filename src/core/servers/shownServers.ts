import { isSameServer } from "./sameServer";
import type { Server } from "./server";
import type { ServerList } from "./serverList";

/** The servers as their rows show them. One that looks as before stays the same object. */
export class ShownServers {
  readonly #servers = new Map<string, Server>();
  #all: readonly Server[] | undefined;
  #changes = new Set<string>();
  #otherIdOf: ServerList["otherIdOf"];

  constructor(private readonly isMarked: (serverId: string) => boolean = () => false) {}

  find(serverId: string): Server | undefined {
    return this.#servers.get(serverId);
  }

  /** The same array until something changes. */
  all(): readonly Server[] {
    this.#all ??= [...this.#servers.values()];
    return this.#all;
  }

  /** True if the row is another one now. */
  set(serverId: string, confirmed: Server | undefined): boolean {
    const server = confirmed && this.#marked(confirmed);
    const before = this.#servers.get(serverId);
    if (before === server || (before && server && isSameServer(before, server))) {
      return false;
    }
    if (server) {
      this.#servers.set(serverId, server);
    } else {
      this.#servers.delete(serverId);
    }
    this.#changes.add(serverId);
    this.#all = undefined;
    return true;
  }

  takeChanges(): ReadonlySet<string> {
    const changes = this.#changes;
    if (changes.size > 0) {
      this.#changes = new Set();
    }
    return changes;
  }

  /** All ids by which the server is known to the API. */
  idsOf(serverId: string): readonly string[] {
    const other = this.#otherIdOf?.(serverId);
    return other === undefined ? [serverId] : [serverId, other];
  }

  /** A server keeps its mark under whichever of its ids it was marked. */
  isProtected(serverId: string): boolean {
    return this.idsOf(serverId).some(this.isMarked);
  }

  /** A list has shown which servers have two ids. */
  learn(otherIdOf: ServerList["otherIdOf"]): void {
    if (otherIdOf) {
      this.#otherIdOf = otherIdOf;
      this.mark();
    }
  }

  /** Shows the marks as they are now. */
  mark(): void {
    for (const server of this.all()) {
      this.set(server.id, server);
    }
  }

  #marked(server: Server): Server {
    const isProtected = this.isProtected(server.id);
    return isProtected === (server.isProtected ?? false) ? server : { ...server, isProtected };
  }
}
