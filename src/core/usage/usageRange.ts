import { usualDistanceMs } from "./usageThinning";
import type { UsageFigure, UsageSample } from "./usageSample";

const minute = 60_000;
const hour = 60 * minute;

export const usageRanges = ["hour", "day", "week"] as const;
export type UsageRange = (typeof usageRanges)[number];

interface RangeSpan {
  readonly lengthMs: number;
  /** How much of the range one row of the table covers. */
  readonly rowMs: number;
}

const rangeSpans = {
  hour: { lengthMs: hour, rowMs: 5 * minute },
  day: { lengthMs: 24 * hour, rowMs: hour },
  week: { lengthMs: 7 * 24 * hour, rowMs: 6 * hour },
} as const satisfies Record<UsageRange, RangeSpan>;

/** A stretch of time, from its beginning to its end. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export function spanOf(range: UsageRange, nowMs: number): Span {
  return { fromMs: nowMs - rangeSpans[range].lengthMs, toMs: nowMs };
}

/**
 * More than this many times the usual distance between samples is a gap; one slow response is not.
 */
const gapFactor = 3.5;

function isGap(beforeMs: number, afterMs: number, nowMs: number): boolean {
  return afterMs - beforeMs > gapFactor * usualDistanceMs(nowMs - beforeMs);
}

/** The stretches of a span in which nothing was recorded, the oldest first. */
export function unrecorded(
  samples: readonly UsageSample[],
  { fromMs, toMs }: Span,
): readonly Span[] {
  const before = samples.findLast(({ atMs }) => atMs < fromMs)?.atMs ?? -Infinity;
  const inside = inSpan(samples, { fromMs, toMs }).map(({ atMs }) => atMs);
  const moments = [before, ...inside, toMs];
  return moments.slice(1).flatMap((atMs, index) => {
    const previousMs = moments[index] ?? atMs;
    return isGap(previousMs, atMs, toMs) && atMs > fromMs
      ? [{ fromMs: Math.max(previousMs, fromMs), toMs: atMs }]
      : [];
  });
}

export interface ChartPoint {
  readonly atMs: number;
  readonly value: number;
}

/** What a chart draws: a line for each stretch of time in which the figure is known. */
export function chartLines(
  samples: readonly UsageSample[],
  figure: UsageFigure,
  span: Span,
): readonly (readonly ChartPoint[])[] {
  const lines: ChartPoint[][] = [];
  let line: ChartPoint[] | undefined;
  let previousMs = -Infinity;
  for (const sample of inSpan(samples, span)) {
    const value = sample[figure];
    if (value === undefined) {
      line = undefined;
      continue;
    }
    if (!line || isGap(previousMs, sample.atMs, span.toMs)) {
      line = [];
      lines.push(line);
    }
    line.push({ atMs: sample.atMs, value });
    previousMs = sample.atMs;
  }
  return lines;
}

/** What was recorded nearest to a moment; undefined if that is so far away that it tells nothing. */
export function sampleNear(
  samples: readonly UsageSample[],
  atMs: number,
  nowMs: number,
): UsageSample | undefined {
  const after = samples.find((sample) => sample.atMs >= atMs);
  const before = samples.findLast((sample) => sample.atMs <= atMs);
  if (after && before && !isGap(before.atMs, after.atMs, nowMs)) {
    return after.atMs - atMs < atMs - before.atMs ? after : before;
  }
  const isNear = ({ atMs: ownMs }: UsageSample) =>
    Math.abs(ownMs - atMs) <= usualDistanceMs(nowMs - ownMs);
  return [before, after].find((sample) => sample && isNear(sample));
}

/** The lowest and the highest value of a figure in a span. */
export function extremes(
  samples: readonly UsageSample[],
  figure: UsageFigure,
  span: Span,
): { readonly lowest: number; readonly highest: number } | undefined {
  const values = inSpan(samples, span).flatMap((sample) => sample[figure] ?? []);
  return values.length === 0
    ? undefined
    : { lowest: Math.min(...values), highest: Math.max(...values) };
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
  const shown = inSpan(samples, spanOf(range, nowMs)).flatMap((sample) => {
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

export function inSpan(
  samples: readonly UsageSample[],
  { fromMs, toMs }: Span,
): readonly UsageSample[] {
  return samples.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
}

function startOf(nowMs: number, rowMs: number): number {
  return Math.floor(nowMs / rowMs) * rowMs;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
