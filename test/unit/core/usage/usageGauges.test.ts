import assert from "node:assert/strict";
import {
  gaugeFigures,
  gaugeFraction,
  gaugeLevel,
  type GaugeId,
  type GaugeLevel,
} from "../../../../src/core/usage/usageGauges";
import { sampleOf } from "../../../../src/core/usage/usageSample";
import { aServer } from "../../../fakes/samples";

const usage = { cpuPercent: 23.5, memoryUsedMb: 2_048, diskUsedGb: 35, bandwidthUsedGb: 450 };

describe("Gauges", () => {
  const figures: readonly (readonly [GaugeId, number, number])[] = [
    ["cpu", 23.5, 100],
    ["memory", 2_048, 4_096],
    ["disk", 35, 80],
    ["bandwidth", 450, 2_048],
  ];
  for (const [id, used, total] of figures) {
    it(`compare ${id} with what the plan gives`, () => {
      assert.deepEqual(gaugeFigures(aServer("1", { usage }), id), { used, total });
    });
  }

  it("know nothing of a server without usage or plan", () => {
    const bare = aServer("1", { usage: undefined, plan: undefined });
    assert.deepEqual(gaugeFigures(bare, "memory"), { used: undefined, total: undefined });
    assert.equal(gaugeFraction({ used: 3, total: undefined }), undefined);
    assert.equal(gaugeFraction({ used: undefined, total: 3 }), undefined);
  });

  for (const total of [0, -1, NaN]) {
    it(`have no share of ${total}`, () => {
      assert.equal(gaugeFraction({ used: 1, total }), undefined);
    });
  }

  it("stay between empty and full", () => {
    assert.equal(gaugeFraction({ used: 200, total: 100 }), 1);
    assert.equal(gaugeFraction({ used: -5, total: 100 }), 0);
  });

  const levels: readonly (readonly [GaugeId, number | undefined, GaugeLevel])[] = [
    ["disk", undefined, "normal"],
    ["disk", 0.7999, "normal"],
    ["disk", 0.8, "high"],
    ["disk", 0.9, "critical"],
    ["memory", 0.8999, "normal"],
    ["memory", 0.9, "high"],
    ["memory", 0.97, "critical"],
    ["cpu", 0.89, "normal"],
    ["cpu", 1, "high"],
    ["bandwidth", 1, "normal"],
  ];
  for (const [id, fraction, level] of levels) {
    it(`call ${id} at ${String(fraction)} ${level}`, () => {
      assert.equal(gaugeLevel(id, fraction), level);
    });
  }
});

describe("A sample of an answer", () => {
  it("has the figures that a chart shows", () => {
    const expected = { atMs: 5, ...usage };
    assert.deepEqual(sampleOf(aServer("1", { usage }), 5), expected);
  });

  it("is none without figures, or with impossible ones", () => {
    assert.equal(sampleOf(aServer("1", { usage: undefined }), 5), undefined);
    const odd = { ...usage, cpuPercent: -1, memoryUsedMb: 1e308, diskUsedGb: NaN };
    assert.deepEqual(sampleOf(aServer("1", { usage: odd }), 5), {
      atMs: 5,
      cpuPercent: undefined,
      memoryUsedMb: undefined,
      diskUsedGb: undefined,
      bandwidthUsedGb: 450,
    });
    const none = { ...odd, bandwidthUsedGb: -450 };
    assert.equal(sampleOf(aServer("1", { usage: none }), 5), undefined);
  });
});
