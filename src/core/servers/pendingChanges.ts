import type { Server } from "./server";

/** What a row shows of a change before the API has confirmed it. */
export type ShownChange = Partial<Pick<Server, "status" | "name" | "hostname">>;

/** A change that was asked for. It is shown over whatever the API still says. */
export interface PendingChange {
  readonly serverId: string;
  readonly shown: ShownChange;
  /** True for an answer that shows that the API has carried the change out. */
  readonly isConfirmedBy: (server: Server) => boolean;
}

interface Acceptance {
  readonly order: number;
  readonly atMs: number;
}

/**
 * How long an accepted change is believed against answers that still show the old state: the
 * list may lag behind the change.
 */
const acceptedGraceMs = 20_000;

/** The changes of one account's servers that are under way. */
export class PendingChanges {
  readonly #changes = new Map<PendingChange, Acceptance | undefined>();

  add(change: PendingChange): void {
    this.#changes.set(change, undefined);
  }

  /** The API has said yes; only a later answer can confirm it. */
  accept(change: PendingChange, acceptance: Acceptance): void {
    if (this.#changes.has(change)) {
      this.#changes.set(change, acceptance);
    }
  }

  drop(change: PendingChange): void {
    this.#changes.delete(change);
  }

  has(serverId: string): boolean {
    return this.of(serverId).length > 0;
  }

  of(serverId: string): readonly PendingChange[] {
    return [...this.#changes.keys()].filter((change) => change.serverId === serverId);
  }

  /** Ends the changes that an answer confirms, or that the API has evidently not kept. */
  observe(server: Server, { order, atMs }: Acceptance): void {
    for (const change of this.of(server.id)) {
      const accepted = this.#changes.get(change);
      const isLater = accepted !== undefined && order > accepted.order;
      if (isLater && (change.isConfirmedBy(server) || atMs - accepted.atMs > acceptedGraceMs)) {
        this.#changes.delete(change);
      }
    }
  }

  /** The server as its row shows it. */
  show(server: Server): Server {
    return this.of(server.id).reduce((shown, change) => ({ ...shown, ...change.shown }), server);
  }

  keepOnly(isKnown: (serverId: string) => boolean): void {
    for (const change of [...this.#changes.keys()]) {
      if (!isKnown(change.serverId)) {
        this.#changes.delete(change);
      }
    }
  }
}
