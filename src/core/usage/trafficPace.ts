import type { GaugeFigures, GaugeLevel } from "./usageGauges";

const day = 86_400_000;

/** Of a shorter time nothing can be concluded for a month. */
const shortestMs = day;

export interface Month {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The calendar month of a moment, in UTC as the times of the API are. */
export function monthOf(atMs: number): Month {
  const date = new Date(atMs);
  const month = (count: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1);
  return { fromMs: month(0), toMs: month(1) };
}

/**
 * Which share of the plan's traffic will be used by the end of the month if it goes on as since the
 * beginning. A server that is younger than the month began when it was created. Undefined where
 * too little is known.
 */
export function trafficAtMonthsEnd(
  { used, total }: GaugeFigures,
  atMs: number,
  createdAtMs: number | undefined,
): number | undefined {
  const { fromMs, toMs } = monthOf(atMs);
  const sinceMs = Math.max(fromMs, createdAtMs ?? fromMs);
  const passedMs = atMs - sinceMs;
  if (used === undefined || total === undefined || !(total > 0) || passedMs < shortestMs) {
    return undefined;
  }
  return (used + (used / passedMs) * (toMs - atMs)) / total;
}

/** A plan that is nearly used up on its last day is as it should be. */
export function trafficLevel(
  fraction: number | undefined,
  atMonthsEnd: number | undefined,
): GaugeLevel {
  if (fraction === undefined || fraction >= 1) {
    return fraction === undefined ? "normal" : "critical";
  }
  if (atMonthsEnd === undefined) {
    return fraction >= 0.9 ? "high" : "normal";
  }
  return atMonthsEnd > 1 ? "high" : "normal";
}
