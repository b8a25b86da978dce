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
}

/** Asks again for servers on their way to another state: soon at first, then more rarely. */
export class TransitionFollower {
  readonly #watches = new Map<string, Watch>();
  #isVisible = false;
  #running = false;
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
      this.#watches.set(key, { ref, sinceMs: nowMs, asked: 0, dueAtMs });
      if (dueAtMs < this.#armedForMs) {
        this.#arm();
      }
    }
  }

  /** Call when an account has gone. */
  forget(accountKey: string): void {
    for (const { ref } of this.#watches.values()) {
      if (ref.accountKey === accountKey) {
        this.update(ref, false);
      }
    }
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

  #arm(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#armedForMs = Infinity;
    if (this.#isVisible && !this.#running && this.#watches.size > 0) {
      const dueAtMs = this.#open().reduce(
        (least, watch) => Math.min(least, watch.dueAtMs),
        Infinity,
      );
      if (dueAtMs < Infinity) {
        this.#armedForMs = dueAtMs;
        const waitMs = Math.max(0, dueAtMs - this.#nowMs());
        this.#timer = this.options.clock.after(waitMs, () => void this.#round());
      }
    }
  }

  async #round(): Promise<void> {
    this.#running = true;
    const byAccount = new Map<string, Watch[]>();
    for (const watch of this.#open()) {
      const watches = byAccount.get(watch.ref.accountKey) ?? [];
      byAccount.set(watch.ref.accountKey, watches);
      watches.push(watch);
    }
    await Promise.all([...byAccount].map((entry) => this.#askAccount(...entry)));
    this.#running = false;
    this.#arm();
  }

  async #askAccount(accountKey: string, open: readonly Watch[]): Promise<void> {
    const pace = this.options.paceOf(accountKey);
    await pace.sharedPauseLeftMs();
    if (this.#isPaused(accountKey, open) || !this.#isVisible) {
      return;
    }
    const nowMs = this.#nowMs();
    const due = open.filter(({ dueAtMs }) => dueAtMs <= nowMs);
    const { refreshList, refreshServer, countOf } = this.options;
    const pages = Math.ceil(countOf(accountKey) / pageSize);
    const byList = due.length > 0 && open.length > Math.max(mostAskedSingly, pages);
    const limit = limitTo(mostAtOnce);
    await (byList
      ? settled(refreshList(accountKey))
      : Promise.all(due.map(({ ref }) => limit(() => orPaused(pace, () => refreshServer(ref))))));
    for (const watch of byList ? open : due) {
      watch.asked += 1;
      watch.dueAtMs = this.#nowMs() + (waitsMs[watch.asked] ?? laterWaitMs);
    }
    this.#isPaused(accountKey, open);
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
