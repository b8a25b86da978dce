import { isSameServer } from "../core/servers/sameServer";
import type { Server } from "../core/servers/server";
import { sortByName } from "../core/servers/serverGroups";

export interface ServerNode {
  readonly kind: "server";
  readonly accountKey: string;
  readonly server: Server;
}

/**
 * The rows of servers that stand below one another. They are made and sorted when VS Code asks for
 * them, and from then on a row that stays keeps its object.
 */
export class ServerRows {
  #servers: readonly Server[];
  /** The rows in the order of the servers, once there are any. */
  #made: readonly ServerNode[] | undefined;
  #sorted: readonly ServerNode[] = [];

  constructor(
    readonly accountKey: string,
    servers: readonly Server[],
  ) {
    this.#servers = servers;
  }

  /** In no order. */
  get servers(): readonly Server[] {
    return this.#servers;
  }

  sorted(): readonly ServerNode[] {
    if (!this.#made) {
      this.#made = this.#servers.map((server) => this.#rowFor(server));
      this.#sorted = sorted(this.#made);
    }
    return this.#sorted;
  }

  /** Takes over what is known now, notes which rows that changes; true if all stay where they are. */
  become(servers: readonly Server[], changed: Pick<ServerNode[], "push">): boolean {
    const before = this.#servers;
    const made = this.#made;
    this.#servers = servers;
    if (!made) {
      return true;
    }
    const areSame = areSameIds(before, servers);
    const rows = areSame ? made : this.#rowsOf(servers, made);
    let isSameOrder = areSame;
    rows.forEach((row, at) => {
      const server = servers[at];
      if (server && row.server !== server) {
        isSameOrder &&= row.server.name === server.name;
        if (!isSameServer(row.server, server)) {
          changed.push(row);
        }
        Object.assign(row, { server });
      }
    });
    return isSameOrder || this.#sortAnew(rows);
  }

  #sortAnew(rows: readonly ServerNode[]): boolean {
    const still = new Set(rows);
    const before = this.#sorted;
    const stayed = before.filter((row) => still.delete(row));
    this.#made = rows;
    this.#sorted = sorted([...stayed, ...still]);
    return (
      before.length === this.#sorted.length && before.every((row, at) => row === this.#sorted[at])
    );
  }

  #rowsOf(servers: readonly Server[], made: readonly ServerNode[]): readonly ServerNode[] {
    const known = new Map(made.map((row) => [row.server.id, row]));
    return servers.map((server) => known.get(server.id) ?? this.#rowFor(server));
  }

  #rowFor(server: Server): ServerNode {
    return { kind: "server", accountKey: this.accountKey, server };
  }
}

function sorted(rows: readonly ServerNode[]): readonly ServerNode[] {
  return sortByName(rows, ({ server }) => server);
}

/** A store gives its servers in the same order as long as none comes or goes. */
function areSameIds(some: readonly Server[], others: readonly Server[]): boolean {
  return (
    some.length === others.length &&
    some.every((server, at) => server === others[at] || server.id === others[at]?.id)
  );
}
