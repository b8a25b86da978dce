import { isMissing } from "../files/isMissing";
import type { Storage } from "../files/storage";
import { writeBeside } from "../files/writeBeside";

const dayMs = 24 * 3_600_000;
const mostDays = 60;

/**
 * The days on which there was a session. However far a wrong clock jumps, it adds one day, so these
 * tell what the clock alone cannot: that time has passed.
 */
export class UsedDays {
  constructor(
    private readonly path: string,
    private readonly storage: Storage,
  ) {}

  /** Notes today, and gives all days as numbers. Rejects if nobody can tell which there were. */
  async note(nowMs: number): Promise<readonly number[]> {
    const today = dayOf(nowMs);
    const before = await this.#read();
    // Later days than tomorrow were noted while the clock was ahead.
    const days = [...new Set([...before, today])].filter((day) => day <= today + 1);
    const kept = days.sort((a, b) => a - b).slice(-mostDays);
    await writeBeside(this.path, JSON.stringify(kept), this.storage);
    return kept;
  }

  async #read(): Promise<readonly number[]> {
    try {
      const value: unknown = JSON.parse(await this.storage.disk.read(this.path));
      return Array.isArray(value) ? value.filter(isDay) : [];
    } catch (fault) {
      if (fault instanceof SyntaxError || isMissing(fault)) {
        return [];
      }
      throw fault;
    }
  }
}

function isDay(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** How many of the days came after that of a moment. */
export function usedDaysSince(days: readonly number[], momentMs: number): number {
  return days.filter((day) => day > dayOf(momentMs)).length;
}

function dayOf(momentMs: number): number {
  return Math.floor(momentMs / dayMs);
}
