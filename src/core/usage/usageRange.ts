import { usualDistanceMs } from "./usageThinning";
import type { UsageSample } from "./usageSample";

const minute = 60_000;
const hour = 60 * minute;

export const usageRanges = ["hour", "day", "week"] as const;
export type UsageRange = (typeof usageRanges)[number];

interface RangeSpan {
  readonly lengthMs: number;
  /** How much of the range one row of the table covers. */
  readonly rowMs: number;
}

export const rangeSpans = {
  hour: { lengthMs: hour, rowMs: 5 * minute },
  day: { lengthMs: 24 * hour, rowMs: hour },
  week: { lengthMs: 7 * 24 * hour, rowMs: 6 * hour },
} as const satisfies Record<UsageRange, RangeSpan>;

export type UsageFigure = "cpuPercent" | "memoryUsedMb";

/** Columns for a chart; null where nothing is known, which the chart leaves empty. */
export interface ChartPoints {
  readonly atSeconds: readonly number[];
  readonly values: readonly (number | null)[];
}

/**
 * More than this many times the usual distance between samples is drawn as a gap; one slow response
 * is not.
 */
const gapFactor = 3.5;

export function chartPoints(
  samples: readonly UsageSample[],
  figure: UsageFigure,
  range: UsageRange,
  nowMs: number,
): ChartPoints {
  const atSeconds: number[] = [];
  const values: (number | null)[] = [];
  let previousMs: number | undefined;
  for (const sample of inRange(samples, range, nowMs)) {
    const { atMs } = sample;
    const longest = gapFactor * usualDistanceMs(nowMs - (previousMs ?? atMs));
    if (previousMs !== undefined && atMs - previousMs > longest) {
      atSeconds.push((previousMs + atMs) / 2_000);
      values.push(null);
    }
    atSeconds.push(atMs / 1_000);
    values.push(sample[figure] ?? null);
    previousMs = atMs;
  }
  return { atSeconds, values };
}

/** What the table shows for one period. Undefined if there is no sample in it. */
export interface UsageRow {
  readonly fromMs: number;
  readonly toMs: number;
  readonly average: number | undefined;
  readonly highest: number | undefined;
}

/** The chart in words, newest period first. Periods before the first sample are left out. */
export function usageRows(
  samples: readonly UsageSample[],
  figure: UsageFigure,
  range: UsageRange,
  nowMs: number,
): readonly UsageRow[] {
  const { rowMs } = rangeSpans[range];
  const shown = inRange(samples, range, nowMs).flatMap((sample) => {
    const value = sample[figure];
    return value === undefined ? [] : [{ atMs: sample.atMs, value }];
  });
  const [first] = shown;
  const rows: UsageRow[] = [];
  if (!first) {
    return rows;
  }
  for (let fromMs = startOf(nowMs, rowMs); fromMs + rowMs > first.atMs; fromMs -= rowMs) {
    const toMs = Math.min(fromMs + rowMs, nowMs);
    const values = shown
      .filter(({ atMs }) => atMs >= fromMs && atMs < fromMs + rowMs)
      .map(({ value }) => value);
    rows.push({
      fromMs,
      toMs,
      average: values.length === 0 ? undefined : sum(values) / values.length,
      highest: values.length === 0 ? undefined : Math.max(...values),
    });
  }
  return rows;
}

function inRange(samples: readonly UsageSample[], range: UsageRange, nowMs: number) {
  const fromMs = nowMs - rangeSpans[range].lengthMs;
  return samples.filter(({ atMs }) => atMs >= fromMs && atMs <= nowMs);
}

function startOf(nowMs: number, rowMs: number): number {
  return Math.floor(nowMs / rowMs) * rowMs;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
