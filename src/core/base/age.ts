import type { Clock } from "./clock";

/** A moment by both clocks, for what must not be taken for younger than it is. */
export interface Moment {
  readonly elapsedMs: number;
  readonly timeOfDayMs: number;
}

export function momentOf(clock: Pick<Clock, "now" | "elapsedMs">): Moment {
  return { elapsedMs: clock.elapsedMs(), timeOfDayMs: clock.now() };
}

/** Clocks are corrected by seconds. */
const slackMs = 20_000;

/**
 * How long ago a moment was, at the least favorable reading: the clock that nobody can set stands
 * still while the computer sleeps, and the time of day can be set. A wrong clock costs one request.
 */
export function ageMs(since: Moment, now: Moment): number {
  const byTimeOfDayMs = now.timeOfDayMs - since.timeOfDayMs;
  const byElapsedMs = now.elapsedMs - since.elapsedMs;
  return byTimeOfDayMs < byElapsedMs - slackMs ? Infinity : Math.max(byElapsedMs, byTimeOfDayMs);
}
