import { freeAddress, ipv6AddressOf } from "./addresses";
import { timestamp } from "./clock";
import type { SimulatorClock } from "./clock";
import { nextState } from "./stateMachine";
import type { Durations } from "./stateMachine";
import type { ServerRecord } from "./serverRecords";

export type ServerChanges = Partial<Omit<ServerRecord, "id">>;

interface OwnedServer {
  readonly owner: string;
  readonly server: ServerRecord & { readonly statusSince: number };
}

/** All accounts' servers. Every access first advances the states to the clock's current time. */
export class ServerStore {
  readonly #owned = new Map<number, OwnedServer>();
  #lastId = 0;

  constructor(
    private readonly clock: SimulatorClock,
    private readonly durations: Durations,
  ) {}

  all(): readonly ServerRecord[] {
    this.#settle();
    return [...this.#owned.values()].map(({ server }) => server);
  }

  /** The servers of the account with this token. */
  of(owner: string): readonly ServerRecord[] {
    this.#settle();
    return [...this.#owned.values()]
      .filter((owned) => owned.owner === owner)
      .map(({ server }) => server);
  }

  /** The next number, never one that a server has had before. */
  nextId(): number {
    return this.#lastId + 1;
  }

  add(owner: string, server: ServerRecord): void {
    this.#lastId = Math.max(this.#lastId, server.id);
    const since = server.statusSince ?? this.clock.now();
    this.#owned.set(server.id, { owner, server: { ...server, statusSince: since } });
  }

  /** Changes a server. A new status begins now unless the changes say when. */
  change(id: number, changes: ServerChanges): ServerRecord {
    this.#settle();
    const owned = this.#owned.get(id);
    if (!owned) {
      throw new Error(`The simulator has no server ${id}.`);
    }
    const began = changes.status === undefined ? owned.server.statusSince : this.clock.now();
    const since = changes.statusSince ?? began;
    const server = { ...withoutDetailsTime(owned.server), ...changes, statusSince: since };
    this.#owned.set(id, { owner: owned.owner, server });
    return server;
  }

  remove(id: number): boolean {
    return this.#owned.delete(id);
  }

  #settle(): void {
    const now = this.clock.now();
    for (const [id, { owner, server }] of this.#owned) {
      const next = nextState(server.status, server.statusSince, this.durations);
      if (next && next.at <= now) {
        const settled = {
          ...withoutDetailsTime(server),
          status: next.status,
          ...(server.status === "provisioning" && this.#addressesFor(server)),
          updatedAt: timestamp(next.at),
          statusSince: next.at,
        };
        this.#owned.set(id, { owner, server: settled });
      }
    }
  }

  #addressesFor({ id, ipAddress, ipv6Address }: ServerRecord) {
    const taken = new Set([...this.#owned.values()].map(({ server }) => server.ipAddress));
    return {
      ipAddress: ipAddress ?? freeAddress(taken),
      ipv6Address: ipv6Address ?? ipv6AddressOf(id),
    };
  }
}

function withoutDetailsTime<T extends ServerRecord>(server: T): T | Omit<T, "detailsUpdatedAt"> {
  const { detailsUpdatedAt, ...rest } = server;
  return detailsUpdatedAt === undefined ? server : rest;
}
