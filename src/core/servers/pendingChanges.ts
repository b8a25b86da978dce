import { graceMs } from "./grace";
import type { Server } from "./server";

/** What a row shows of a change before the API has confirmed it. */
export type ShownChange = Partial<Pick<Server, "status" | "name" | "hostname">>;

/** A change that was asked for. It is shown over whatever the API still says. */
export interface PendingChange {
  readonly serverId: string;
  readonly shown: ShownChange;
  /** True for an answer that shows that the API has carried the change out. */
  readonly isConfirmedBy: (server: Server) => boolean;
  /** As a reboot: the state from before it is no sign of an answer from before it. */
  readonly endsAsBefore?: boolean;
}

/** When something was learned: its place on the number line, and on a clock that nobody sets. */
export interface Moment {
  readonly order: number;
  readonly elapsedMs: number;
}

/** What is known of a change that has not ended. */
interface Progress {
  /** The server when it began: what is older by the API's own time says nothing about it. */
  readonly before: Server | undefined;
  accepted: Moment | undefined;
}

/** A change that an answer has confirmed, and how old that answer's knowledge was. */
interface ConfirmedChange {
  readonly change: PendingChange;
  readonly before: Server | undefined;
  readonly untilMs: number;
  readonly updatedAtMs: number | undefined;
}

/** The changes of one account's servers that are under way, by server. */
export class PendingChanges {
  /** By server: one that is confirmed later does not undo what is known of those before it. */
  readonly #confirmed = new Map<string, readonly ConfirmedChange[]>();
  readonly #changes = new Map<string, Map<PendingChange, Progress>>();

  get isEmpty(): boolean {
    return this.#changes.size === 0;
  }

  add(change: PendingChange, before?: Server): void {
    const changes = this.#changes.get(change.serverId) ?? new Map<PendingChange, Progress>();
    this.#changes.set(change.serverId, changes.set(change, { before, accepted: undefined }));
  }

  /** The API has said yes; only a later answer can confirm it. */
  accept(change: PendingChange, accepted: Moment): void {
    const progress = this.#changes.get(change.serverId)?.get(change);
    if (progress) {
      progress.accepted = accepted;
    }
  }

  drop(change: PendingChange): void {
    const changes = this.#changes.get(change.serverId);
    changes?.delete(change);
    if (changes?.size === 0) {
      this.#changes.delete(change.serverId);
    }
  }

  dropAll(serverId: string): void {
    this.#changes.delete(serverId);
  }

  has(serverId: string): boolean {
    return this.#changes.has(serverId);
  }

  of(serverId: string): readonly PendingChange[] {
    return [...(this.#changes.get(serverId)?.keys() ?? [])];
  }

  /** Ends the changes that an answer confirms, or that the API has evidently not kept. */
  observe(server: Server, { order, elapsedMs }: Moment): void {
    const { updatedAtMs } = server;
    for (const [change, { before, accepted }] of this.#changes.get(server.id) ?? []) {
      const isLater = accepted !== undefined && order > accepted.order;
      const isOver = accepted !== undefined && elapsedMs - accepted.elapsedMs > graceMs;
      const isOlder = isBefore(updatedAtMs, before?.updatedAtMs);
      if (isLater && (isOver || (!isOlder && change.isConfirmedBy(server)))) {
        this.drop(change);
        const untilMs = accepted.elapsedMs + graceMs;
        const confirmed = { change, before, untilMs, updatedAtMs };
        this.#confirmed.set(server.id, [...(this.#confirmed.get(server.id) ?? []), confirmed]);
      }
    }
  }

  /**
   * True for an answer from before a change that another answer has confirmed already: of several
   * copies of the API's data, some lag behind the others. Their own times tell.
   */
  isOutdated(server: Server, elapsedMs: number): boolean {
    const confirmed = this.#confirmed.get(server.id);
    const believed = confirmed?.filter(({ untilMs }) => elapsedMs <= untilMs);
    if (believed?.length === 0) {
      this.#confirmed.delete(server.id);
    }
    return (
      believed?.some((one) => !one.change.isConfirmedBy(server) && isFromBefore(server, one)) ??
      false
    );
  }

  /** The server as its row shows it. */
  show(server: Server): Server {
    return this.has(server.id)
      ? this.of(server.id).reduce((shown, change) => ({ ...shown, ...change.shown }), server)
      : server;
  }
}

/**
 * True for what is older than a confirmed change, and for what was there before it at the same time:
 * the API's times count seconds. Where the change did not move them, they do not tell.
 */
function isFromBefore(
  server: Server,
  { change: { shown, endsAsBefore }, before, updatedAtMs }: ConfirmedChange,
): boolean {
  const { updatedAtMs: atMs } = server;
  if (atMs !== updatedAtMs || atMs === undefined) {
    return isBefore(atMs, updatedAtMs);
  }
  return (
    !endsAsBefore &&
    before !== undefined &&
    (before.updatedAtMs ?? atMs) !== atMs &&
    Object.keys(shown).every((field) => Reflect.get(server, field) === Reflect.get(before, field))
  );
}

/** False where one of the times was not told. */
function isBefore(atMs = Infinity, thenMs = -Infinity): boolean {
  return atMs < thenMs;
}
