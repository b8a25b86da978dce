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

/** The distance at which samples of this age stand when nothing is missing; at least a poll's. */
export function usualDistanceMs(ageMs: number): number {
  return Math.max(15 * second, bucketOf(ageMs));
}

function bucketOf(ageMs: number): number {
  return steps.find(({ fromAgeMs }) => ageMs >= fromAgeMs)?.bucketMs ?? second;
}

/** As many quarter-hours as a file holds, which are weeks; a count does not depend on any clock. */
export const mostSamples = 4_000;

/**
 * Puts samples in order and averages the older ones over minutes, then quarter-hours. Only whole
 * buckets are averaged, so that thinning again changes nothing. A sample that seems to be of the
 * future, or very old, stays: the clock may have been set. The oldest of too many go.
 */
export function thinSamples(samples: readonly UsageSample[], nowMs: number): UsageSample[] {
  const buckets = new Map<number, UsageSample[]>();
  const newestMs = newestUntil(samples, nowMs);
  for (const sample of samples) {
    const key = bucketTime(sample.atMs, newestMs);
    const bucket = buckets.get(key);
    if (bucket) {
      bucket.push(sample);
    } else {
      buckets.set(key, [sample]);
    }
  }
  return [...buckets]
    .map(([atMs, members]) => averageAt(atMs, members))
    .sort((a, b) => a.atMs - b.atMs)
    .slice(-mostSamples);
}

/** Ages are counted from here: a clock that is ahead makes no sample older than it was. */
function newestUntil(samples: readonly UsageSample[], nowMs: number): number {
  const newestMs = samples.reduce(
    (newest, { atMs }) => (atMs <= nowMs ? Math.max(newest, atMs) : newest),
    -Infinity,
  );
  return newestMs === -Infinity ? nowMs : newestMs;
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
    diskUsedGb: average(members.map(({ diskUsedGb }) => diskUsedGb)),
    bandwidthUsedGb: average(members.map(({ bandwidthUsedGb }) => bandwidthUsedGb)),
  };
}

function average(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0
    ? undefined
    : known.reduce((sum, value) => sum + value, 0) / known.length;
}
