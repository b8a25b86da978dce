import assert from "node:assert/strict";
import fc from "fast-check";
import type { UsageSample } from "../../../src/core/usage/usageSample";
import { packRecord, unpackRecord } from "../../../src/history/historyFormat";

const samples: readonly UsageSample[] = [
  {
    atMs: 1_737_041_400_000,
    cpuPercent: 23.5,
    memoryUsedMb: 2_048,
    diskUsedGb: 35.2,
    bandwidthUsedGb: 450,
  },
  {
    atMs: 1_737_041_415_000,
    cpuPercent: undefined,
    memoryUsedMb: 2_050,
    diskUsedGb: undefined,
    bandwidthUsedGb: undefined,
  },
  {
    atMs: 1_737_041_430_000,
    cpuPercent: 0,
    memoryUsedMb: undefined,
    diskUsedGb: 35,
    bandwidthUsedGb: 450.1,
  },
];

const unknownLater = { diskUsedGb: undefined, bandwidthUsedGb: undefined };

const states = [
  { atMs: 1_737_041_400_000, status: "active" },
  { atMs: 1_737_041_430_000, status: "rebooting" },
];

const foreign: readonly (readonly [string, string])[] = [
  ["is empty", ""],
  ["is cut off", packRecord({ samples, states }).slice(0, -5)],
  ["is no JSON", "<html>"],
  ["is null", "null"],
  ["is a list", "[]"],
  ["is a number", "1"],
  ["is of a later version", packRecord({ samples, states }).replace('"version":1', '"version":2')],
  ["has columns of unequal length", '{"version":1,"seconds":[1],"cpuTenths":[],"memoryMb":[1]}'],
  ["lacks a column", '{"version":1,"seconds":[1],"cpuTenths":[1]}'],
  ["has text for numbers", '{"version":1,"seconds":["1"],"cpuTenths":[1],"memoryMb":[1]}'],
  ["has a time without number", '{"version":1,"seconds":[null],"cpuTenths":[1],"memoryMb":[1]}'],
  ["has a negative figure", '{"version":1,"seconds":[1],"cpuTenths":[-1],"memoryMb":[1]}'],
  ["has an endless figure", '{"version":1,"seconds":[1],"cpuTenths":[1e999],"memoryMb":[1]}'],
];

describe("The file format of the history", () => {
  it("returns what was put in", () => {
    assert.deepEqual(unpackRecord(packRecord({ samples, states })), { samples, states });
  });

  it("needs less than twenty bytes for a sample", () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      atMs: 1_737_041_400_000 + index * 15_000,
      cpuPercent: 23.5,
      memoryUsedMb: 12_345,
      diskUsedGb: 35 + Math.floor(index / 100) / 10,
      bandwidthUsedGb: 450 + index / 10,
    }));
    assert.ok(packRecord({ samples: many, states: [] }).length < 20_000);
  });

  it("reads what was written before disk, bandwidth and states were recorded", () => {
    const text = '{"version":1,"seconds":[10,5],"cpuTenths":[235,null],"memoryMb":[1,2]}';
    assert.deepEqual(unpackRecord(text), {
      samples: [
        { atMs: 10_000, cpuPercent: 23.5, memoryUsedMb: 1, ...unknownLater },
        { atMs: 15_000, cpuPercent: undefined, memoryUsedMb: 2, ...unknownLater },
      ],
      states: [],
    });
  });

  it("loses a broken later column, and nothing else", () => {
    const packed = packRecord({ samples, states });
    for (const broken of [
      packed.replace(/"diskTenths":\[[^\]]*\]/, '"diskTenths":[1,-5,0]'),
      packed.replace(/"diskTenths":\[[^\]]*\]/, '"diskTenths":["1",2,3]'),
      packed.replace(/"diskTenths":\[[^\]]*\]/, '"diskTenths":[1]'),
    ]) {
      const read = unpackRecord(broken);
      assert.deepEqual(
        read?.samples.map(({ diskUsedGb }) => diskUsedGb),
        [undefined, undefined, undefined],
      );
      assert.deepEqual(read.states, states);
      assert.equal(read.samples[0]?.bandwidthUsedGb, samples[0]?.bandwidthUsedGb);
    }
    const badStates = packed.replace(/"states":.*$/, '"states":[[1],["x","y"],7,[5,"active"]]}');
    assert.deepEqual(unpackRecord(badStates)?.states, [{ atMs: 5_000, status: "active" }]);
  });

  for (const [title, text] of foreign) {
    it(`takes nothing from a file that ${title}`, () => {
      assert.equal(unpackRecord(text), undefined);
    });
  }

  it("never throws, whatever is in a file", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        unpackRecord(text);
      }),
      { numRuns: 3_000 },
    );
  });
});
