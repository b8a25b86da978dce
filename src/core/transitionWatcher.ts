import type { Clock } from "./clock";
import type { Disposable } from "./emitter";
import { serverKey, type ServerRef } from "./server";

const waitsMs = [2_000, 3_000, 5_000, 8_000] as const;
const laterWaitMs = 10_000;
const giveUpAfterMs = 15 * 60_000;
/** More servers than this in transition at once are asked for by one list call. */
export const mostAskedSingly = 5;

export interface TransitionWatcherOptions {
  readonly clock: Clock;
  /** The servers in transition now. */
  readonly inTransition: () => readonly ServerRef[];
  readonly refreshServer: (ref: ServerRef) => Promise<unknown>;
  readonly refreshList: (accountKey: string) => Promise<unknown>;
}

interface Watch {
  readonly ref: ServerRef;
  readonly sinceMs: number;
  asked: number;
  dueAtMs: number;
}

/** Asks again for servers on their way to another state: soon at first, then more rarely. */
export class TransitionWatcher {
  readonly #watches = new Map<string, Watch>();
  #watched = false;
  #running = false;
  #timer: Disposable | undefined;

  constructor(private readonly options: TransitionWatcherOptions) {}

  setWatched(watched: boolean): void {
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
    const asked = open.length > mostAskedSingly ? open : open.filter((w) => w.dueAtMs <= now);
    this.#running = true;
    await Promise.allSettled(this.#questions(asked));
    this.#running = false;
    for (const watch of asked) {
      watch.asked += 1;
      watch.dueAtMs = this.options.clock.now() + (waitsMs[watch.asked] ?? laterWaitMs);
    }
    this.#arm();
  }

  #questions(watches: readonly Watch[]): readonly Promise<unknown>[] {
    if (watches.length > mostAskedSingly) {
      const accountKeys = new Set(watches.map(({ ref }) => ref.accountKey));
      return [...accountKeys].map((key) => this.options.refreshList(key));
    }
    return watches.map(({ ref }) => this.options.refreshServer(ref));
  }
}
