import type { Clock } from "../base/clock";
import type { Disposable } from "../base/emitter";
import { limitTo } from "../base/limit";
import { serverKey, type ServerRef } from "../servers/server";
import type { AccountPace } from "./accountPace";

const waitsMs = [2_000, 3_000, 5_000, 8_000] as const;
const laterWaitMs = 10_000;
const giveUpAfterMs = 15 * 60_000;
/** A list of one page costs the API about as much as so many single answers. */
const mostAskedSingly = 5;
const nothing = Promise.resolve();
/** What an API that pages gives at once, as far as anybody knows. */
const pageSize = 100;
const mostAtOnce = 4;

export interface TransitionFollowerOptions {
  readonly clock: Clock;
  readonly refreshServer: (ref: ServerRef) => Promise<unknown>;
  readonly refreshList: (accountKey: string) => Promise<unknown>;
  readonly paceOf: (accountKey: string) => Pick<AccountPace, "pauseLeftMs" | "sharedPauseLeftMs">;
  /** How many servers the account has, since a list of many takes many requests. */
  readonly countOf: (accountKey: string) => number;
  /** False for servers that are followed elsewhere, or that nobody can see. */
  readonly isMeant: (ref: ServerRef) => boolean;
}

interface Watch {
  readonly ref: ServerRef;
  sinceMs: number;
  asked: number;
  dueAtMs: number;
  isBeingAsked: boolean;
}

/**
 * Asks again for servers on their way to another state: soon at first, then more rarely. Each is asked
 * for again only after its answer, and waits for no other's: one that hangs holds up nobody.
 */
export class TransitionFollower {
  readonly #watches = new Map<string, Watch>();
  readonly #limits = new Map<string, ReturnType<typeof limitTo>>();
  #isVisible = false;
  #timer: Disposable | undefined;
  #armedForMs = Infinity;

  constructor(private readonly options: TransitionFollowerOptions) {}

  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#arm();
  }

  /** Call when a server's state has changed. */
  update(ref: ServerRef, isInTransition: boolean): void {
    const key = serverKey(ref);
    if (!isInTransition) {
      if (this.#watches.delete(key) && this.#watches.size === 0) {
        this.#arm();
      }
    } else if (!this.#watches.has(key)) {
      const nowMs = this.#nowMs();
      const dueAtMs = nowMs + waitsMs[0];
      this.#watches.set(key, { ref, sinceMs: nowMs, asked: 0, dueAtMs, isBeingAsked: false });
      this.#armFor(dueAtMs);
    }
  }

  /** Call when an account has gone. */
  forget(accountKey: string): void {
    for (const { ref } of this.#watches.values()) {
      if (ref.accountKey === accountKey) {
        this.update(ref, false);
      }
    }
    this.#limits.delete(accountKey);
  }

  dispose(): void {
    this.#isVisible = false;
    this.#watches.clear();
    this.#arm();
  }

  #nowMs(): number {
    return this.options.clock.elapsedMs();
  }

  #open(): readonly Watch[] {
    const nowMs = this.#nowMs();
    return [...this.#watches.values()].filter(
      ({ ref, sinceMs }) => nowMs - sinceMs < giveUpAfterMs && this.options.isMeant(ref),
    );
  }

  #armFor(dueAtMs: number): void {
    if (dueAtMs < this.#armedForMs) {
      this.#arm();
    }
  }

  #arm(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#armedForMs = Infinity;
    if (this.#isVisible && this.#watches.size > 0) {
      const dueAtMs = this.#open()
        .filter(({ isBeingAsked }) => !isBeingAsked)
        .reduce((least, watch) => Math.min(least, watch.dueAtMs), Infinity);
      if (dueAtMs < Infinity) {
        this.#armedForMs = dueAtMs;
        const waitMs = Math.max(0, dueAtMs - this.#nowMs());
        this.#timer = this.options.clock.after(waitMs, () => {
          this.#round();
        });
      }
    }
  }

  #round(): void {
    const nowMs = this.#nowMs();
    const byAccount = new Map<string, Watch[]>();
    for (const watch of this.#open()) {
      const watches = byAccount.get(watch.ref.accountKey) ?? [];
      byAccount.set(watch.ref.accountKey, watches);
      watches.push(watch);
    }
    for (const [accountKey, open] of byAccount) {
      const free = open.filter(({ isBeingAsked }) => !isBeingAsked);
      if (free.some(({ dueAtMs }) => dueAtMs <= nowMs)) {
        void this.#askAccount(accountKey, free, open.length);
      }
    }
    this.#arm();
  }

  async #askAccount(accountKey: string, free: readonly Watch[], openCount: number): Promise<void> {
    const { paceOf, refreshList, refreshServer, countOf } = this.options;
    const pace = paceOf(accountKey);
    begin(free);
    await pace.sharedPauseLeftMs();
    if (this.#isPaused(accountKey, free) || !this.#isVisible) {
      this.#end(free);
      return;
    }
    const pages = Math.ceil(countOf(accountKey) / pageSize);
    if (openCount > Math.max(mostAskedSingly, pages)) {
      await settled(refreshList(accountKey));
      this.#answered(accountKey, free);
      return;
    }
    const nowMs = this.#nowMs();
    const limit = this.#limits.get(accountKey) ?? limitTo(mostAtOnce);
    this.#limits.set(accountKey, limit);
    this.#end(free.filter(({ dueAtMs }) => dueAtMs > nowMs));
    for (const watch of free.filter(({ dueAtMs }) => dueAtMs <= nowMs)) {
      const isOpen = () => this.#watches.get(serverKey(watch.ref)) === watch;
      const ask = () => (isOpen() ? orPaused(pace, () => refreshServer(watch.ref)) : nothing);
      void limit(ask).then(() => {
        this.#answered(accountKey, [watch]);
      });
    }
  }

  #answered(accountKey: string, watches: readonly Watch[]): void {
    for (const watch of watches) {
      watch.asked += 1;
      watch.dueAtMs = this.#nowMs() + (waitsMs[watch.asked] ?? laterWaitMs);
    }
    this.#isPaused(accountKey, watches);
    this.#end(watches);
  }

  #end(watches: readonly Watch[]): void {
    for (const watch of watches) {
      watch.isBeingAsked = false;
    }
    this.#armFor(watches.reduce((least, { dueAtMs }) => Math.min(least, dueAtMs), Infinity));
  }

  /** A pause does not count as time in which the servers were followed. */
  #isPaused(accountKey: string, watches: readonly Watch[]): boolean {
    const pauseMs = this.options.paceOf(accountKey).pauseLeftMs();
    const untilMs = this.#nowMs() + pauseMs;
    for (const watch of pauseMs > 0 ? watches : []) {
      const laterMs = Math.max(0, untilMs - watch.dueAtMs);
      watch.dueAtMs += laterMs;
      watch.sinceMs += laterMs;
    }
    return pauseMs > 0;
  }
}

function begin(watches: readonly Watch[]): void {
  for (const watch of watches) {
    watch.isBeingAsked = true;
  }
}

/** The failure of one question says nothing of the next. */
async function settled(asked: Promise<unknown>): Promise<void> {
  await asked.catch(() => undefined);
}

/** Unless the answer to an earlier question began a pause. */
async function orPaused(
  pace: Pick<AccountPace, "pauseLeftMs">,
  ask: () => Promise<unknown>,
): Promise<void> {
  if (pace.pauseLeftMs() === 0) {
    await settled(ask());
  }
}
