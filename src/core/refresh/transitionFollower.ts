import type { Clock } from "../base/clock";
import type { Disposable } from "../base/emitter";
import { askedPauseMs, type Problem } from "../base/problem";
import { problemOf } from "../base/problemError";
import { serverKey, type ServerRef } from "../servers/server";
import type { RefreshResult } from "./serverRefresher";

const waitsMs = [2_000, 3_000, 5_000, 8_000] as const;
const laterWaitMs = 10_000;
const giveUpAfterMs = 15 * 60_000;
/** More servers than this in transition at once are asked for by one list call. */
const mostAskedSingly = 5;

export interface TransitionFollowerOptions {
  readonly clock: Clock;
  /** The servers in transition now. */
  readonly inTransition: () => readonly ServerRef[];
  readonly refreshServer: (ref: ServerRef) => Promise<unknown>;
  readonly refreshList: (accountKey: string) => Promise<RefreshResult>;
}

interface Watch {
  readonly ref: ServerRef;
  sinceMs: number;
  asked: number;
  dueAtMs: number;
}

interface Question {
  readonly accountKey: string;
  /** What went wrong, if anything. */
  readonly answer: Promise<Problem | undefined>;
}

/** Asks again for servers on their way to another state: soon at first, then more rarely. */
export class TransitionFollower {
  readonly #watches = new Map<string, Watch>();
  #watched = false;
  #running = false;
  #timer: Disposable | undefined;

  constructor(private readonly options: TransitionFollowerOptions) {}

  setVisible(watched: boolean): void {
    if (this.#watched !== watched) {
      this.#watched = watched;
      this.#arm();
    }
  }

  /** Told after every change of the servers. */
  update(): void {
    const now = this.options.clock.now();
    const refs = new Map(this.options.inTransition().map((ref) => [serverKey(ref), ref]));
    for (const key of this.#watches.keys()) {
      if (!refs.has(key)) {
        this.#watches.delete(key);
      }
    }
    for (const [key, ref] of refs) {
      if (!this.#watches.has(key)) {
        this.#watches.set(key, { ref, sinceMs: now, asked: 0, dueAtMs: now + waitsMs[0] });
      }
    }
    this.#arm();
  }

  dispose(): void {
    this.#watched = false;
    this.#watches.clear();
    this.#arm();
  }

  #open(): readonly Watch[] {
    const now = this.options.clock.now();
    return [...this.#watches.values()].filter(({ sinceMs }) => now - sinceMs < giveUpAfterMs);
  }

  #arm(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    const open = this.#open();
    if (this.#watched && !this.#running && open.length > 0) {
      const dueAtMs = Math.min(...open.map((watch) => watch.dueAtMs));
      const waitMs = Math.max(0, dueAtMs - this.options.clock.now());
      this.#timer = this.options.clock.after(waitMs, () => void this.#round());
    }
  }

  async #round(): Promise<void> {
    const open = this.#open();
    const now = this.options.clock.now();
    const due = open.filter(({ dueAtMs }) => dueAtMs <= now);
    const accountKeys = new Set(due.map(({ ref }) => ref.accountKey));
    const byList = open.length > mostAskedSingly;
    const asked = byList ? open.filter(({ ref }) => accountKeys.has(ref.accountKey)) : due;
    this.#running = true;
    const pauses = await Promise.all(
      (byList ? this.#askForLists(accountKeys) : this.#askForServers(due)).map(pauseAfter),
    );
    this.#running = false;
    for (const watch of asked) {
      watch.asked += 1;
      watch.dueAtMs = this.options.clock.now() + (waitsMs[watch.asked] ?? laterWaitMs);
    }
    for (const { accountKey, pauseMs } of pauses) {
      this.#pause(accountKey, pauseMs);
    }
    this.#arm();
  }

  #askForLists(accountKeys: ReadonlySet<string>): readonly Question[] {
    return [...accountKeys].map((accountKey) => ({
      accountKey,
      answer: this.options.refreshList(accountKey).then(({ problem }) => problem, problemOf),
    }));
  }

  #askForServers(watches: readonly Watch[]): readonly Question[] {
    return watches.map(({ ref }) => ({
      accountKey: ref.accountKey,
      answer: this.options.refreshServer(ref).then(() => undefined, problemOf),
    }));
  }

  #pause(accountKey: string, pauseMs: number): void {
    const untilMs = this.options.clock.now() + pauseMs;
    for (const watch of this.#watches.values()) {
      if (watch.ref.accountKey === accountKey) {
        // A pause does not count as time in which the server was followed.
        const laterMs = Math.max(0, untilMs - watch.dueAtMs);
        watch.dueAtMs += laterMs;
        watch.sinceMs += laterMs;
      }
    }
  }
}

/** How long the API wants to be left alone by an account. */
async function pauseAfter({ accountKey, answer }: Question) {
  const problem = await answer;
  const pauseMs = problem ? (askedPauseMs(problem) ?? 0) : 0;
  return { accountKey, pauseMs };
}
