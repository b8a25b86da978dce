import assert from "node:assert/strict";
import type { UsageSample } from "../../src/core/usage/usageSample";
import { usageSummary } from "../../src/tree/usageSummary";
import { aListedServer } from "../fakes/samples";

const now = Date.parse("2025-01-16T15:30:00Z");
const server = aListedServer("1");

function sample(minutesAgo: number, cpuPercent: number | undefined): UsageSample {
  return {
    atMs: now - minutesAgo * 60_000,
    cpuPercent,
    memoryUsedMb: 2_048,
    diskUsedGb: undefined,
    bandwidthUsedGb: undefined,
  };
}

describe("Usage in the tooltip of a row", () => {
  it("is nothing without samples", () => {
    assert.deepEqual(usageSummary(server, [], now), []);
  });

  it("is a line of blocks over the last hour, and the last value", () => {
    const [cpu, memory, age] = usageSummary(server, [sample(60, 0), sample(0, 99)], now);
    assert.match(cpu ?? "", /^▁░{18}█ {2}CPU 99%$/);
    assert.match(memory ?? "", /^▅░{18}▅ {2}Memory 2\.0 of 4 GB$/);
    assert.match(age ?? "", /^As of /);
  });

  it("leaves out what is not known", () => {
    assert.equal(usageSummary(server, [sample(0, undefined)], now).length, 2);
  });

  it("names the day of an old value", () => {
    const lines = usageSummary(server, [sample(3 * 24 * 60, 5)], now);
    assert.match(lines.at(-1) ?? "", /^As of Jan 13, 2025/);
  });
});
