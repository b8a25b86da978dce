import { isSameServer } from "../core/servers/sameServer";
import type { Server } from "../core/servers/server";
import type { ServerMark } from "../core/servers/serverMarks";
import { hasSamePlace, sortServers, type ServerOrder } from "../core/servers/serverOrder";

export interface ServerNode {
  readonly kind: "server";
  readonly accountKey: string;
  readonly server: Server;
  readonly mark?: ServerMark | undefined;
}

/** How servers are arranged and marked. */
export interface ServerRowsLook {
  readonly order: ServerOrder;
  readonly marks: ReadonlyMap<string, ServerMark>;
}

export const plainLook: ServerRowsLook = { order: "name", marks: new Map() };

/**
 * The rows of servers that stand below one another. They are made and sorted when VS Code asks for
 * them, and from then on a row that stays keeps its object.
 */
export class ServerRows {
  #servers: readonly Server[];
  #look: ServerRowsLook;
  /** The rows in the order of the servers, once there are any. */
  #made: readonly ServerNode[] | undefined;
  #sorted: readonly ServerNode[] = [];

  constructor(
    readonly accountKey: string,
    servers: readonly Server[],
    look = plainLook,
  ) {
    this.#servers = servers;
    this.#look = look;
  }

  /** In no order. */
  get servers(): readonly Server[] {
    return this.#servers;
  }

  sorted(): readonly ServerNode[] {
    if (!this.#made) {
      this.#made = this.#servers.map((server) => this.#rowFor(server));
      this.#sorted = this.#sort(this.#made);
    }
    return this.#sorted;
  }

  /** Takes over what is known now, notes which rows that changes; true if all stay where they are. */
  become(fresh: ServerRows, changed: Pick<ServerNode[], "push">): boolean {
    const before = this.#servers;
    const made = this.#made;
    const { marks, order } = fresh.#look;
    let isSameOrder = order === this.#look.order;
    const servers = (this.#servers = fresh.servers);
    this.#look = fresh.#look;
    if (!made) {
      return true;
    }
    const areSame = areSameIds(before, servers);
    const rows = areSame ? made : this.#rowsOf(servers, made);
    isSameOrder &&= areSame;
    rows.forEach((row, at) => {
      const server = servers[at];
      const mark = marks.get(row.server.id);
      if (server && (row.server !== server || row.mark !== mark)) {
        isSameOrder &&=
          hasSamePlace(row.server, server, order) && row.mark?.isPinned === mark?.isPinned;
        if (row.mark !== mark || !isSameServer(row.server, server)) {
          changed.push(row);
        }
        Object.assign(row, { server, mark });
      }
    });
    return isSameOrder || this.#sortAnew(rows);
  }

  #sortAnew(rows: readonly ServerNode[]): boolean {
    const still = new Set(rows);
    const before = this.#sorted;
    const stayed = before.filter((row) => still.delete(row));
    this.#made = rows;
    this.#sorted = this.#sort([...stayed, ...still]);
    return (
      before.length === this.#sorted.length && before.every((row, at) => row === this.#sorted[at])
    );
  }

  /** Pinned servers come first. */
  #sort(rows: readonly ServerNode[]): readonly ServerNode[] {
    const sorted = sortServers(rows, ({ server }) => server, this.#look.order);
    const isPinned = ({ mark }: ServerNode) => mark?.isPinned === true;
    return this.#look.marks.size === 0
      ? sorted
      : [...sorted.filter(isPinned), ...sorted.filter((row) => !isPinned(row))];
  }

  #rowsOf(servers: readonly Server[], made: readonly ServerNode[]): readonly ServerNode[] {
    const known = new Map(made.map((row) => [row.server.id, row]));
    return servers.map((server) => known.get(server.id) ?? this.#rowFor(server));
  }

  #rowFor(server: Server): ServerNode {
    const mark = this.#look.marks.get(server.id);
    return { kind: "server", accountKey: this.accountKey, server, ...(mark && { mark }) };
  }
}

/** A store gives its servers in the same order as long as none comes or goes. */
function areSameIds(some: readonly Server[], others: readonly Server[]): boolean {
  return (
    some.length === others.length &&
    some.every((server, at) => server === others[at] || server.id === others[at]?.id)
  );
}
