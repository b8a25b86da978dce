import assert from "node:assert/strict";
import fc from "fast-check";
import type { UsageSample } from "../../../../src/core/usage/usageSample";
import { mergeSamples, mostSamples, thinSamples } from "../../../../src/core/usage/usageThinning";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse("2025-01-16T15:30:00Z");

function sample(agoMs: number): UsageSample {
  return {
    atMs: now - agoMs,
    cpuPercent: 10,
    memoryUsedMb: 1_000,
    diskUsedGb: undefined,
    bandwidthUsedGb: undefined,
  };
}

function every(stepMs: number, fromAgoMs: number, toAgoMs = 0): UsageSample[] {
  const count = Math.floor((fromAgoMs - toAgoMs) / stepMs);
  return Array.from({ length: count }, (_, index) => sample(fromAgoMs - index * stepMs));
}

const anySamples = fc.array(
  fc.record({
    atMs: fc.integer({ min: now - 9 * day, max: now }),
    cpuPercent: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined }),
    memoryUsedMb: fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: undefined }),
    diskUsedGb: fc.option(fc.integer({ min: 0, max: 1e4 }), { nil: undefined }),
    bandwidthUsedGb: fc.option(fc.integer({ min: 0, max: 1e5 }), { nil: undefined }),
  }),
  { maxLength: 200 },
);

describe("Thinning of usage samples", () => {
  it("leaves the last hour as it is", () => {
    const samples = every(15_000, hour);
    assert.deepEqual(thinSamples(samples, now), samples);
  });

  it("averages what is older than an hour over minutes", () => {
    const start = now - 2 * hour;
    const samples = [0, 15_000, 30_000, 45_000].map((offset, index) => ({
      atMs: start + offset,
      cpuPercent: index * 10,
      memoryUsedMb: 100,
      diskUsedGb: undefined,
      bandwidthUsedGb: undefined,
    }));
    assert.deepEqual(thinSamples([...samples, sample(0)], now), [
      {
        atMs: start + minute / 2,
        cpuPercent: 15,
        memoryUsedMb: 100,
        diskUsedGb: undefined,
        bandwidthUsedGb: undefined,
      },
      sample(0),
    ]);
  });

  it("averages what is older than a day over quarter-hours, however old it seems", () => {
    const thinned = thinSamples([...every(minute, 9 * day, 2 * day), sample(0)], now);
    assert.equal(thinned.length, 7 * 24 * 4 + 1);
  });

  it("keeps no more than a file holds, and drops the oldest of those", () => {
    const thinned = thinSamples(every(10 * minute, 60 * day), now);
    assert.equal(thinned.length, mostSamples);
    assert.equal(thinned.at(-1)?.atMs, sample(10 * minute).atMs);
  });

  it("leaves out of an average what is not known", () => {
    const samples = [
      { ...sample(2 * hour), cpuPercent: undefined },
      { ...sample(2 * hour), cpuPercent: 40, atMs: now - 2 * hour + 1_000 },
      sample(0),
    ];
    assert.equal(thinSamples(samples, now)[0]?.cpuPercent, 40);
  });

  it("keeps samples from a clock that ran ahead, as they are", () => {
    const ahead = [sample(-hour), sample(-hour - 15_000)].reverse();
    assert.deepEqual(
      thinSamples([...ahead, sample(0)], now).map(({ atMs }) => atMs),
      [sample(0), ...ahead].map(({ atMs }) => atMs).sort((a, b) => a - b),
    );
  });

  it("averages nothing away while a clock is far ahead", () => {
    const samples = every(15_000, hour / 2);
    assert.deepEqual(thinSamples(samples, now + 30 * day), samples);
  });

  it("changes nothing the second time, and keeps the order", () => {
    fc.assert(
      fc.property(anySamples, (samples) => {
        const once = thinSamples(samples, now);
        assert.deepEqual(
          thinSamples(once, now).map(({ atMs }) => atMs),
          once.map(({ atMs }) => atMs),
        );
        assert.deepEqual(
          once.map(({ atMs }) => atMs),
          once.map(({ atMs }) => atMs).sort((a, b) => a - b),
        );
      }),
    );
  });

  it("keeps less than 2,300 samples of a week's poll every 15 seconds", () => {
    assert.ok(thinSamples(every(15_000, 7 * day), now).length < 2_300);
  });

  it("counts a moment that two windows know once", () => {
    const shared = sample(30_000);
    const merged = mergeSamples([sample(60_000), shared], [shared, sample(0)], now);
    assert.deepEqual(
      merged.map(({ atMs }) => now - atMs),
      [60_000, 30_000, 0],
    );
  });
});
