import type { Span } from "./usageRange";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Distances that people count in. */
const steps = [1, 2, 5, 10, 15, 30]
  .map((count) => count * minute)
  .concat([1, 2, 3, 4, 6, 12].map((count) => count * hour))
  .concat([1, 2, 3, 7].map((count) => count * day));

export interface TimeTicks {
  readonly moments: readonly number[];
  /** The ticks are midnights, which are named by their date. */
  readonly areDays: boolean;
}

/** Round times of the user's day in a span, at most so many. */
export function timeTicks({ fromMs, toMs }: Span, most: number): TimeTicks {
  const stepMs = steps.find((step) => (toMs - fromMs) / step <= most) ?? 7 * day;
  const areDays = stepMs >= day;
  const moments: number[] = [];
  const midnight = new Date(fromMs);
  midnight.setHours(0, 0, 0, 0);
  for (
    let at = midnight.getTime();
    at <= toMs;
    at = areDays ? daysLater(at, stepMs) : at + stepMs
  ) {
    if (at >= fromMs) {
      moments.push(at);
    }
  }
  return { moments, areDays };
}

/** A day on which the clock changes is not 24 hours long. */
function daysLater(atMs: number, stepMs: number): number {
  const date = new Date(atMs);
  date.setDate(date.getDate() + stepMs / day);
  return date.getTime();
}
