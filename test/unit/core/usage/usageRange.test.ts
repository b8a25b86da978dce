import assert from "node:assert/strict";
import { chartPoints, usageRows } from "../../../../src/core/usage/usageRange";
import { usageBuckets } from "../../../../src/core/usage/usageSparkline";
import type { UsageSample } from "../../../../src/core/usage/usageSample";

const minute = 60_000;
const hour = 60 * minute;
const now = Date.parse("2025-01-16T15:30:00Z");

function sample(agoMs: number, cpuPercent: number | undefined): UsageSample {
  return { atMs: now - agoMs, cpuPercent, memoryUsedMb: undefined };
}

describe("Usage over a range of time", () => {
  it("gives a chart its points, in seconds", () => {
    const points = chartPoints([sample(30_000, 5), sample(15_000, 6)], "cpuPercent", "hour", now);
    assert.deepEqual(points, { atSeconds: [now / 1_000 - 30, now / 1_000 - 15], values: [5, 6] });
  });

  it("leaves out what is before the range", () => {
    const samples = [sample(2 * hour, 5), sample(minute, 6)];
    assert.deepEqual(chartPoints(samples, "cpuPercent", "hour", now).values, [6]);
    assert.deepEqual(chartPoints(samples, "cpuPercent", "day", now).values, [5, null, 6]);
  });

  it("shows a gap as a gap, and one late answer as none", () => {
    const late = [sample(60_000, 1), sample(15_000, 2)];
    const asleep = [sample(70_000, 1), sample(15_000, 2)];
    assert.deepEqual(chartPoints(late, "cpuPercent", "hour", now).values, [1, 2]);
    assert.deepEqual(chartPoints(asleep, "cpuPercent", "hour", now).values, [1, null, 2]);
  });

  it("takes the distance of thinned samples for no gap", () => {
    const minutes = [5, 4, 3].map((count) => sample(2 * hour + count * minute, count));
    assert.deepEqual(chartPoints(minutes, "cpuPercent", "day", now).values, [5, 4, 3]);
    const quarters = [45, 30, 15].map((count) => sample(48 * hour + count * minute, count));
    assert.deepEqual(chartPoints(quarters, "cpuPercent", "week", now).values, [45, 30, 15]);
  });

  it("keeps an unknown value as null", () => {
    assert.deepEqual(chartPoints([sample(0, undefined)], "cpuPercent", "hour", now).values, [null]);
  });

  it("tells the same in rows of five minutes, newest first", () => {
    const samples = [sample(12 * minute, 10), sample(11 * minute, 20), sample(minute, 90)];
    const rows = usageRows(samples, "cpuPercent", "hour", now);
    assert.deepEqual(
      rows.map(({ fromMs, average, highest }) => [(now - fromMs) / minute, average, highest]),
      [
        [0, undefined, undefined],
        [5, 90, 90],
        [10, undefined, undefined],
        [15, 15, 20],
      ],
    );
  });

  it("has no rows without samples", () => {
    assert.deepEqual(usageRows([], "cpuPercent", "week", now), []);
    assert.deepEqual(usageRows([sample(0, undefined)], "cpuPercent", "hour", now), []);
  });

  it("averages over equal stretches, and leaves empty ones empty", () => {
    const samples = [sample(40, 10), sample(35, 20), sample(0, 50)];
    const span = { fromMs: now - 40, toMs: now };
    assert.deepEqual(usageBuckets(samples, "cpuPercent", span, 4), [15, undefined, undefined, 50]);
  });
});
