import assert from "node:assert/strict";
import {
  chartLines,
  extremes,
  sampleNear,
  spanOf,
  unrecorded,
  usageRows,
  type UsageRange,
} from "../../../../src/core/usage/usageRange";
import { usageBuckets } from "../../../../src/core/usage/usageSparkline";
import type { UsageSample } from "../../../../src/core/usage/usageSample";

const minute = 60_000;
const hour = 60 * minute;
const now = Date.parse("2025-01-16T15:30:00Z");

function sample(agoMs: number, cpuPercent: number | undefined): UsageSample {
  return {
    atMs: now - agoMs,
    cpuPercent,
    memoryUsedMb: undefined,
    diskUsedGb: undefined,
    bandwidthUsedGb: undefined,
  };
}

describe("Usage over a range of time", () => {
  const lines = (samples: readonly UsageSample[], range: UsageRange = "hour") =>
    chartLines(samples, "cpuPercent", spanOf(range, now)).map((line) =>
      line.map(({ value }) => value),
    );

  it("gives a chart its points", () => {
    const samples = [sample(30_000, 5), sample(15_000, 6)];
    assert.deepEqual(chartLines(samples, "cpuPercent", spanOf("hour", now)), [
      [
        { atMs: now - 30_000, value: 5 },
        { atMs: now - 15_000, value: 6 },
      ],
    ]);
  });

  it("leaves out what is before the range", () => {
    const samples = [sample(2 * hour, 5), sample(minute, 6)];
    assert.deepEqual(lines(samples), [[6]]);
    assert.deepEqual(lines(samples, "day"), [[5], [6]]);
  });

  it("ends a line at a gap, and at no late response", () => {
    assert.deepEqual(lines([sample(60_000, 1), sample(15_000, 2)]), [[1, 2]]);
    assert.deepEqual(lines([sample(70_000, 1), sample(15_000, 2)]), [[1], [2]]);
  });

  it("takes the distance of thinned samples for no gap", () => {
    const minutes = [5, 4, 3].map((count) => sample(2 * hour + count * minute, count));
    assert.deepEqual(lines(minutes, "day"), [[5, 4, 3]]);
    const quarters = [45, 30, 15].map((count) => sample(48 * hour + count * minute, count));
    assert.deepEqual(lines(quarters, "week"), [[45, 30, 15]]);
  });

  it("ends a line where the value is unknown", () => {
    assert.deepEqual(lines([sample(0, undefined)]), []);
    const samples = [sample(30_000, 1), sample(15_000, undefined), sample(0, 2)];
    assert.deepEqual(lines(samples), [[1], [2]]);
  });

  const gaps = (samples: readonly UsageSample[], range: UsageRange = "hour") =>
    unrecorded(samples, spanOf(range, now)).map(({ fromMs, toMs }) => [
      (now - fromMs) / minute,
      (now - toMs) / minute,
    ]);

  it("knows in which stretches nothing was recorded", () => {
    assert.deepEqual(gaps([]), [[60, 0]]);
    assert.deepEqual(gaps([sample(0, 1)]), [[60, 0]]);
    assert.deepEqual(gaps([sample(50 * minute, 1), sample(20 * minute, 1), sample(0, 1)]), [
      [60, 50],
      [50, 20],
      [20, 0],
    ]);
    const whole = Array.from({ length: 250 }, (_, index) => sample((250 - index) * 15_000, 1));
    assert.deepEqual(gaps(whole), []);
  });

  it("counts a stretch that began before the range from its beginning", () => {
    const recent = Array.from({ length: 121 }, (_, index) => sample((120 - index) * 15_000, 1));
    assert.deepEqual(gaps([sample(90 * minute, 1), ...recent]), [[60, 30]]);
    assert.deepEqual(gaps([sample(60 * minute + 15_000, 1), sample(60 * minute, 1), ...recent]), [
      [60, 30],
    ]);
  });

  it("counts a moment without figures as recorded", () => {
    assert.deepEqual(gaps([sample(0, undefined)]), [[60, 0]]);
  });

  it("finds what was recorded nearest to a moment", () => {
    const samples = [sample(60_000, 1), sample(45_000, 2), sample(20 * minute * -1, 3)];
    const near = (agoMs: number) => sampleNear(samples, now - agoMs, now)?.cpuPercent;
    assert.equal(near(58_000), 1);
    assert.equal(near(47_000), 2);
    assert.equal(near(70_000), 1, "just before the first");
    assert.equal(near(40_000), 2, "just after the last");
    assert.equal(near(10 * minute), undefined, "long before");
    assert.equal(near(-10 * minute), undefined, "in a gap");
  });

  it("finds the ends of a figure in a span", () => {
    const samples = [sample(2 * hour, 99), sample(40_000, 5), sample(20_000, 2), sample(0, 7)];
    assert.deepEqual(extremes(samples, "cpuPercent", spanOf("hour", now)), {
      lowest: 2,
      highest: 7,
    });
    assert.equal(extremes(samples, "memoryUsedMb", spanOf("hour", now)), undefined);
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
