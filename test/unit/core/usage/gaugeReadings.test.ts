import assert from "node:assert/strict";
import { gaugeReadings, needingAttention } from "../../../../src/core/usage/gaugeReadings";
import { aServer } from "../../../fakes/samples";

const middleOfMonth = Date.parse("2025-04-16T00:00:00Z");
const full = { cpuPercent: 95, memoryUsedMb: 4_050, diskUsedGb: 66, bandwidthUsedGb: 2_000 };
const calm = { cpuPercent: 5, memoryUsedMb: 100, diskUsedGb: 6, bandwidthUsedGb: 200 };

const readings = (usage: typeof full) => gaugeReadings(aServer("1", { usage }), middleOfMonth);
const needing = (usage: typeof full, isRunning = true) =>
  needingAttention(readings(usage), isRunning).map(({ id, level }) => `${id} ${level}`);

describe("What the gauges mean", () => {
  it("is a level for each figure, and for traffic what will become of it", () => {
    assert.deepEqual(
      readings(full).map(({ id, level, atMonthsEnd }) => [id, level, atMonthsEnd]),
      [
        ["cpu", "high", undefined],
        ["memory", "critical", undefined],
        ["disk", "high", undefined],
        ["bandwidth", "high", 1.953125],
      ],
    );
  });

  it("is attention for what is worst first", () => {
    assert.deepEqual(needing(full), ["memory critical", "disk high", "bandwidth high", "cpu high"]);
    assert.deepEqual(needing(calm), []);
  });

  it("is of a server that does not run only its disk", () => {
    assert.deepEqual(needing(full, false), ["disk high"]);
  });
});
