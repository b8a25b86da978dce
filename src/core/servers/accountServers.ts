import type { Clock } from "../base/clock";
import type { Problem } from "../base/problem";
import { Absence } from "./absence";
import { AccountStateKeeper, type AccountState } from "./accountState";
import { knownIds } from "./knownIds";
import { listedServer } from "./listedServer";
import { NumberLine } from "./numberLine";
import { PendingChanges, type PendingChange, type ShownChange } from "./pendingChanges";
import type { Server } from "./server";
import { matchesListFilter, provesAbsence, type ListFilter, type ServerList } from "./serverList";
import { deletingStatus } from "./serverStatus";
import { isSameServer } from "./sameServer";
import { ShownServers } from "./shownServers";

/** One account's servers as last known. */
export interface AccountSnapshot extends AccountState {
  readonly servers: readonly Server[];
}

/**
 * One account's servers. Every question to the API takes a number from `nextOrder` before it is
 * asked. What one server's answer costs does not depend on how many servers there are.
 */
export class AccountServers {
  #listOrder = 0;
  readonly #line = new NumberLine();
  readonly #absence: Absence;
  readonly #pending = new PendingChanges();
  /** As the API has them, without what is under way. */
  readonly #confirmed = new Map<string, Server>();
  readonly #state = new AccountStateKeeper();
  #snapshot: AccountSnapshot | undefined;
  #drawnState: AccountState | undefined;
  /** The list that all of this is exactly as, if it is. */
  #mirrored: ServerList | undefined;

  /** @param nextOrder counts for all accounts: one may go and come back before its answer does. */
  constructor(
    readonly nextOrder: () => number,
    private readonly clock: Pick<Clock, "elapsedMs">,
    private readonly shown = new ShownServers(),
  ) {
    this.#absence = new Absence(clock);
  }

  /** The same object until something changes. */
  snapshot(): AccountSnapshot {
    const { current } = this.#state;
    const servers = this.shown.all();
    if (this.#snapshot?.servers !== servers || this.#drawnState !== current) {
      this.#drawnState = current;
      this.#snapshot = { ...current, servers };
    }
    return this.#snapshot;
  }

  get state(): AccountState {
    return this.#state.current;
  }

  get count(): number {
    return this.#confirmed.size;
  }

  listAgeMs(nowMs: number): number {
    return this.#state.listAgeMs({ elapsedMs: this.clock.elapsedMs(), timeOfDayMs: nowMs });
  }

  find(serverId: string): Server | undefined {
    return this.shown.find(serverId);
  }

  has(serverId: string): boolean {
    return this.#confirmed.has(serverId);
  }

  isPending(serverId: string): boolean {
    return this.#pending.has(serverId);
  }

  isGone(serverId: string): boolean {
    return this.#absence.isGone(serverId);
  }

  get missing(): readonly string[] {
    return this.#absence.missing;
  }

  /** What has changed since this was last called; undefined if nothing has. */
  takeChanges(): ReadonlySet<string> | undefined {
    const ids = this.shown.takeChanges();
    return this.#state.takeChange() || ids.size > 0 ? ids : undefined;
  }

  /** The list of an earlier session; any answer is newer, even one that came before it was read. */
  restore(list: ServerList, asOfMs: number): void {
    if (this.state.asOfMs === undefined) {
      for (const server of list.servers.filter(({ id }) => !this.#line.hasNewer(id, 0))) {
        this.#keep(listedServer(server, undefined));
      }
      this.#state.set({ asOfMs, isRestored: true });
    }
  }

  /** The user has taken note of the servers that vanished. */
  forgetVanished(): void {
    if (this.#absence.forgetVanished()) {
      this.#state.set({ vanished: [] });
    }
  }

  listAsked(): number {
    const order = this.nextOrder();
    this.#state.asked(order);
    return order;
  }

  listArrived(order: number, list: ServerList, nowMs: number): void {
    this.#state.answered(order);
    if (order < this.#listOrder) {
      return;
    }
    this.#listOrder = order;
    const lastSeenMs = this.state.asOfMs ?? nowMs;
    this.#state.listed(list, { elapsedMs: this.clock.elapsedMs(), timeOfDayMs: nowMs });
    const isWhole = provesAbsence(list);
    if (list !== this.#mirrored) {
      const { isBelieved } = this.#observeList(order, list, isWhole, lastSeenMs);
      const isMirrored =
        isBelieved && isWhole && this.#pending.isEmpty && !this.#absence.hasMissing;
      this.#mirrored = isMirrored ? list : undefined;
    }
    if (isWhole) {
      this.#line.learnedAll(order);
    }
  }

  /** The servers of one location or state, asked for alone: the others are as old as they were. */
  groupArrived(order: number, list: ServerList, filter: ListFilter): void {
    const before = [...this.#confirmed.values()].filter((one) => matchesListFilter(one, filter));
    const { listed } = this.#observeList(order, list, false, 0);
    for (const { id } of provesAbsence(list) ? before : []) {
      if (!listed.has(id)) {
        this.#miss(id, order, this.state.asOfMs ?? 0);
        this.#mirrored = undefined;
      }
    }
  }

  listFailed(order: number, problem: Problem): void {
    this.#state.answered(order);
    if (order > this.#listOrder && problem.kind !== "cancelled") {
      this.#state.set({ problem });
    }
  }

  /** One server's own answer. False if something newer is known. */
  serverArrived(order: number, server: Server): boolean {
    if (!this.#isBelieved(order, server)) {
      return false;
    }
    this.#line.learned(server.id, order);
    this.#observe(listedServer(server, undefined), order);
    return true;
  }

  /** The API has just created it, and its lists may not have it yet. */
  serverCreated(server: Server): void {
    this.#absence.created(server.id);
    this.serverArrived(this.nextOrder(), server);
  }

  /** It was deleted here, and the API's lists may still have it; "absent": it was gone before. */
  removeServer(order: number, serverId: string, how: "deleted" | "absent" = "deleted"): void {
    if (!this.#line.hasNewer(serverId, order)) {
      this.#absence.removedHere(serverId, how);
      this.#remove(order, serverId);
    }
  }

  /** Its own answer says that it does not exist. False if that is not to be believed. */
  removeVanished(order: number, serverId: string, nowMs: number): boolean {
    if (this.#line.hasNewer(serverId, order) || this.#absence.wasJustCreated(serverId)) {
      return false;
    }
    const shown = this.find(serverId);
    const name = shown?.status === deletingStatus ? undefined : shown?.name;
    this.#absence.confirmed(serverId, name, this.state.asOfMs ?? nowMs);
    this.#remove(order, serverId);
    return true;
  }

  /** Undefined if the server is gone meanwhile. */
  beginChange(change: PendingChange): PendingChange | undefined {
    const known = this.#confirmed.get(change.serverId);
    if (known) {
      this.#pending.add(change, known);
      this.#draw(change.serverId);
    }
    return known && change;
  }

  /** The API has said yes, and perhaps what the server is like now. */
  acceptChange(change: PendingChange, now: ShownChange): void {
    const order = this.nextOrder();
    const server = this.#confirmed.get(change.serverId);
    this.#line.learned(change.serverId, order);
    this.#pending.accept(change, { order, elapsedMs: this.clock.elapsedMs() });
    if (server) {
      this.#keep({ ...server, ...now });
    }
  }

  endChange(change: PendingChange): void {
    this.#pending.drop(change);
    this.#draw(change.serverId);
  }

  /** "Believed" if every server of the list was taken as the list has it. */
  #observeList(order: number, list: ServerList, isWhole: boolean, lastSeenMs: number) {
    let isBelieved = true;
    let knownCount = 0;
    const listed = new Set<string>();
    const asKnown = knownIds(list, this);
    this.shown.learn(list.otherIdOf);
    for (const each of list.servers) {
      const { server, twin } = asKnown(each);
      if (twin !== undefined) {
        this.#remove(order, twin);
      }
      if (!this.#isBelieved(order, server)) {
        isBelieved = false;
      } else {
        this.#observe(listedServer(server, this.#confirmed.get(server.id)), order);
        if (!isWhole) {
          this.#line.learned(server.id, order);
        }
      }
      knownCount += !listed.has(server.id) && this.#confirmed.has(server.id) ? 1 : 0;
      listed.add(server.id);
    }
    if (isWhole && knownCount < this.#confirmed.size) {
      isBelieved = false;
      for (const id of this.#confirmed.keys()) {
        if (!listed.has(id)) {
          this.#miss(id, order, lastSeenMs);
        }
      }
    }
    return { isBelieved, listed };
  }

  /** Nothing newer is known of the server, and what it says is not from before a change of here. */
  #isBelieved(order: number, server: Server): boolean {
    const { id } = server;
    const isNewest = !this.#line.hasNewer(id, order) && !this.#absence.wasJustDeleted(id);
    return isNewest && !this.#pending.isOutdated(server, this.clock.elapsedMs());
  }

  #miss(serverId: string, order: number, lastSeenMs: number): void {
    if (!this.#line.hasNewer(serverId, order) && !this.#absence.wasJustCreated(serverId)) {
      this.#absence.missed(serverId, lastSeenMs);
    }
  }

  /** Takes an answer over, and with it the end of the changes that it confirms. */
  #observe(server: Server, order: number): void {
    if (this.#pending.has(server.id)) {
      this.#pending.observe(server, { order, elapsedMs: this.clock.elapsedMs() });
      this.#draw(server.id);
    }
    if (this.#absence.seen(server.id)) {
      this.#state.set({ vanished: this.#absence.vanished });
    }
    this.#keep(server);
  }

  #keep(server: Server): void {
    const known = this.#confirmed.get(server.id);
    if (!known || !isSameServer(known, server)) {
      this.#confirmed.set(server.id, server);
      this.#draw(server.id);
    }
  }

  #remove(order: number, serverId: string): void {
    this.#line.learned(serverId, order);
    this.#pending.dropAll(serverId);
    this.#confirmed.delete(serverId);
    this.#draw(serverId);
    this.#state.set({ vanished: this.#absence.vanished });
  }

  #draw(serverId: string): void {
    const server = this.#confirmed.get(serverId);
    if (this.shown.set(serverId, server && this.#pending.show(server))) {
      this.#mirrored = undefined;
    }
  }
}
