import type { UsageSample } from "./usageSample";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How densely samples of an age are kept: each step applies from its age on, the oldest first. */
const steps = [
  { fromAgeMs: 24 * hour, bucketMs: 15 * minute },
  { fromAgeMs: hour, bucketMs: minute },
  { fromAgeMs: 0, bucketMs: second },
] as const;

export const keptForMs = 7 * 24 * hour;

/** The usual distance between samples of this age; at least the interval between polls. */
export function usualDistanceMs(ageMs: number): number {
  return Math.max(15 * second, bucketOf(ageMs));
}

function bucketOf(ageMs: number): number {
  return steps.find(({ fromAgeMs }) => ageMs >= fromAgeMs)?.bucketMs ?? second;
}

/**
 * Puts samples in order and averages the older ones over minutes, then quarter-hours. Only whole
 * buckets are averaged, so that thinning again changes nothing.
 */
export function thinSamples(samples: readonly UsageSample[], nowMs: number): UsageSample[] {
  const buckets = new Map<number, UsageSample[]>();
  for (const sample of samples) {
    const ageMs = nowMs - sample.atMs;
    if (ageMs <= keptForMs && ageMs >= 0) {
      const key = bucketTime(sample.atMs, nowMs);
      const bucket = buckets.get(key);
      if (bucket) {
        bucket.push(sample);
      } else {
        buckets.set(key, [sample]);
      }
    }
  }
  return [...buckets]
    .map(([atMs, members]) => averageAt(atMs, members))
    .sort((a, b) => a.atMs - b.atMs);
}

/** Merges what two windows have recorded about one server; the same moment counts once. */
export function mergeSamples(
  one: readonly UsageSample[],
  other: readonly UsageSample[],
  nowMs: number,
): UsageSample[] {
  const moments = new Map([...one, ...other].map((sample) => [sample.atMs, sample]));
  return thinSamples([...moments.values()], nowMs);
}

/** The middle of the bucket that the moment lies in. */
function bucketTime(atMs: number, nowMs: number): number {
  for (const { fromAgeMs, bucketMs } of steps) {
    const start = Math.floor(atMs / bucketMs) * bucketMs;
    if (nowMs - (start + bucketMs) >= fromAgeMs) {
      return bucketMs === second ? start : start + bucketMs / 2;
    }
  }
  return Math.floor(atMs / second) * second;
}

function averageAt(atMs: number, members: readonly UsageSample[]): UsageSample {
  return {
    atMs,
    cpuPercent: average(members.map(({ cpuPercent }) => cpuPercent)),
    memoryUsedMb: average(members.map(({ memoryUsedMb }) => memoryUsedMb)),
  };
}

function average(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0
    ? undefined
    : known.reduce((sum, value) => sum + value, 0) / known.length;
}
