import type { Problem } from "../base/problem";
import type { VanishedServer } from "./absence";

/** How good the knowledge of one account's servers is. */
export interface AccountState {
  readonly unreadableCount: number;
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

/** Keeps an account's state: the same object until something of it changes. */
export class AccountStateKeeper {
  readonly #loading = new Set<number>();
  #isChanged = false;
  #current: AccountState = {
    unreadableCount: 0,
    asOfMs: undefined,
    problem: undefined,
    isLoading: false,
    isRestored: false,
    vanished: [],
  };

  get current(): AccountState {
    return this.#current;
  }

  set(change: Partial<AccountState>): void {
    const next = { ...this.#current, ...change };
    const fields = Object.keys(change) as (keyof AccountState)[];
    if (fields.some((field) => !isSame(this.#current[field], next[field]))) {
      this.#current = next;
      this.#isChanged = true;
    }
  }

  asked(order: number): void {
    this.#loading.add(order);
    this.set({ isLoading: true });
  }

  answered(order: number): void {
    this.#loading.delete(order);
    this.set({ isLoading: this.#loading.size > 0 });
  }

  /** True if anything has changed since this was last called. */
  takeChange(): boolean {
    const isChanged = this.#isChanged;
    this.#isChanged = false;
    return isChanged;
  }
}

function isSame(one: unknown, other: unknown): boolean {
  const areEmpty =
    Array.isArray(one) && Array.isArray(other) && one.length === 0 && other.length === 0;
  return one === other || areEmpty;
}
