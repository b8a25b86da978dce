import type { Clock } from "../base/clock";
import { graceMs } from "./grace";

/** A server that was there and is not any more, although nobody deleted it here. */
export interface VanishedServer {
  readonly name: string;
  readonly lastSeenMs: number;
}

/**
 * All that one account's missing servers are about. A server that a list lacks is missing; once its
 * own answer says so too, it is gone. What was just created is believed to exist, and what was just
 * deleted to be gone, until the API has had time to show it. A vanished server is named once, and no
 * longer when it comes back.
 */
export class Absence {
  readonly #createdAtMs = new Map<string, number>();
  readonly #deletedAtMs = new Map<string, number>();
  readonly #deletedHere = new Set<string>();
  readonly #gone = new Set<string>();
  readonly #missing = new Map<string, number>();
  readonly #vanished = new Map<string, VanishedServer>();

  constructor(private readonly clock: Pick<Clock, "elapsedMs">) {}

  get vanished(): readonly VanishedServer[] {
    return [...this.#vanished.values()];
  }

  /** The servers that the newest list lacks and whose own answers have not been had yet. */
  get missing(): readonly string[] {
    return [...this.#missing.keys()];
  }

  get hasMissing(): boolean {
    return this.#missing.size > 0;
  }

  isGone(serverId: string): boolean {
    return this.#gone.has(serverId);
  }

  wasJustCreated(serverId: string): boolean {
    return this.#isRecent(this.#createdAtMs, serverId);
  }

  wasJustDeleted(serverId: string): boolean {
    return this.#isRecent(this.#deletedAtMs, serverId);
  }

  created(serverId: string): void {
    this.#createdAtMs.set(serverId, this.clock.elapsedMs());
  }

  /** The user wanted it gone. Only what the API has just deleted may still be in its lists. */
  removedHere(serverId: string, how: "deleted" | "absent"): void {
    if (how === "deleted") {
      this.#deletedAtMs.set(serverId, this.clock.elapsedMs());
    }
    this.#createdAtMs.delete(serverId);
    this.#deletedHere.add(serverId);
    this.#missing.delete(serverId);
    this.#vanished.delete(serverId);
    this.#gone.add(serverId);
  }

  /** A whole list has it no more; it was in the one of `lastSeenMs`. */
  missed(serverId: string, lastSeenMs: number): void {
    if (!this.#missing.has(serverId)) {
      this.#missing.set(serverId, lastSeenMs);
    }
  }

  /** Its own answer says so: it is gone. */
  confirmed(serverId: string, name: string | undefined, lastSeenMs: number): void {
    if (name !== undefined && !this.#deletedHere.has(serverId)) {
      const seenMs = this.#missing.get(serverId) ?? lastSeenMs;
      this.#vanished.set(serverId, { name, lastSeenMs: seenMs });
    }
    this.#missing.delete(serverId);
    this.#gone.add(serverId);
  }

  /** It is there: whatever was said is taken back. True if anything was. */
  seen(serverId: string): boolean {
    this.#missing.delete(serverId);
    this.#gone.delete(serverId);
    return this.#vanished.delete(serverId);
  }

  /** True if anybody was named. */
  forgetVanished(): boolean {
    const had = this.#vanished.size > 0;
    this.#vanished.clear();
    return had;
  }

  #isRecent(moments: Map<string, number>, serverId: string): boolean {
    const atMs = moments.get(serverId);
    if (atMs === undefined) {
      return false;
    }
    const isRecent = this.clock.elapsedMs() - atMs <= graceMs;
    if (!isRecent) {
      moments.delete(serverId);
    }
    return isRecent;
  }
}
