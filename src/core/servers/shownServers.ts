import { isSameServer } from "./sameServer";
import type { Server } from "./server";

/** The servers as their rows show them. One that looks as before stays the same object. */
export class ShownServers {
  readonly #servers = new Map<string, Server>();
  #all: readonly Server[] | undefined;
  #changes = new Set<string>();

  find(serverId: string): Server | undefined {
    return this.#servers.get(serverId);
  }

  /** The same array until something changes. */
  all(): readonly Server[] {
    this.#all ??= [...this.#servers.values()];
    return this.#all;
  }

  /** True if the row is another one now. */
  set(serverId: string, server: Server | undefined): boolean {
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
}
