import { ageMs, type Moment } from "../base/age";
import type { Problem } from "../base/problem";
import type { VanishedServer } from "./absence";
import type { ServerList } from "./serverList";

/** How good the knowledge of one account's servers is. */
export interface AccountState {
  readonly unreadableCount: number;
  /** The newest list ended too early, and nobody knows how many more there are. */
  readonly isCut: boolean;
  /** When the last good list arrived; undefined while there has been none. */
  readonly asOfMs: number | undefined;
  /** Why the newest refresh failed; undefined when it did not. */
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
  /** True while the list is that of an earlier session. */
  readonly isRestored: boolean;
  /** Servers that were there and are not any more, although nobody deleted them here. */
  readonly vanished: readonly VanishedServer[];
}

const nothingKnown: AccountState = {
  unreadableCount: 0,
  isCut: false,
  asOfMs: undefined,
  problem: undefined,
  isLoading: false,
  isRestored: false,
  vanished: [],
};

/** Keeps an account's state: the same object until something of it changes. */
export class AccountStateKeeper {
  readonly #loading = new Set<number>();
  #current = nothingKnown;
  #taken = nothingKnown;
  #listed: Moment | undefined;

  get current(): AccountState {
    return this.#current;
  }

  set(change: Partial<AccountState>): void {
    const next = { ...this.#current, ...change };
    this.#current = isSame(this.#current, next) ? this.#current : next;
  }

  asked(order: number): void {
    this.#loading.add(order);
    this.set({ isLoading: true });
  }

  answered(order: number): void {
    this.#loading.delete(order);
    this.set({ isLoading: this.#loading.size > 0 });
  }

  /** Where the API wanted a pause, most of the list may be as old as before. */
  listed(list: ServerList, now: Moment): void {
    const { problem, unreadableCount, missingCount = 0, isCut = false } = list;
    const isAnew = !problem || this.#current.asOfMs === undefined;
    this.#listed = isAnew ? now : this.#listed;
    this.set({
      ...(isAnew ? { asOfMs: now.timeOfDayMs } : {}),
      unreadableCount: unreadableCount + missingCount,
      isCut,
      problem,
      isRestored: false,
    });
  }

  /** Infinite while no list has come in this session. */
  listAgeMs(now: Moment): number {
    return this.#listed ? ageMs(this.#listed, now) : Infinity;
  }

  /** True if anything is another one than when this was last called. */
  takeChange(): boolean {
    if (isSame(this.#current, this.#taken)) {
      this.#current = this.#taken;
      return false;
    }
    this.#taken = this.#current;
    return true;
  }
}

function isSame(one: AccountState, other: AccountState): boolean {
  return (
    one === other ||
    (one.unreadableCount === other.unreadableCount &&
      one.isCut === other.isCut &&
      one.asOfMs === other.asOfMs &&
      one.problem === other.problem &&
      one.isLoading === other.isLoading &&
      one.isRestored === other.isRestored &&
      areSame(one.vanished, other.vanished))
  );
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}
