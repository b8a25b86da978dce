import assert from "node:assert/strict";
import fc from "fast-check";
import type { UsageSample } from "../../../src/core/usage/usageSample";
import { packSamples, unpackSamples } from "../../../src/history/historyFormat";

const samples: readonly UsageSample[] = [
  { atMs: 1_737_041_400_000, cpuPercent: 23.5, memoryUsedMb: 2_048 },
  { atMs: 1_737_041_415_000, cpuPercent: undefined, memoryUsedMb: 2_050 },
  { atMs: 1_737_041_430_000, cpuPercent: 0, memoryUsedMb: undefined },
];

const foreign: readonly (readonly [string, string])[] = [
  ["is empty", ""],
  ["is cut off", packSamples(samples).slice(0, -5)],
  ["is no JSON", "<html>"],
  ["is null", "null"],
  ["is a list", "[]"],
  ["is a number", "1"],
  ["is of a later version", packSamples(samples).replace('"version":1', '"version":2')],
  ["has columns of unequal length", '{"version":1,"seconds":[1],"cpuTenths":[],"memoryMb":[1]}'],
  ["lacks a column", '{"version":1,"seconds":[1],"cpuTenths":[1]}'],
  ["has text for numbers", '{"version":1,"seconds":["1"],"cpuTenths":[1],"memoryMb":[1]}'],
  ["has a time without number", '{"version":1,"seconds":[null],"cpuTenths":[1],"memoryMb":[1]}'],
  ["has a negative figure", '{"version":1,"seconds":[1],"cpuTenths":[-1],"memoryMb":[1]}'],
  ["has an endless figure", '{"version":1,"seconds":[1],"cpuTenths":[1e999],"memoryMb":[1]}'],
];

describe("The file format of the history", () => {
  it("returns what was put in", () => {
    assert.deepEqual(unpackSamples(packSamples(samples)), samples);
  });

  it("needs about a dozen bytes for a sample", () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      atMs: 1_737_041_400_000 + index * 15_000,
      cpuPercent: 23.5,
      memoryUsedMb: 12_345,
    }));
    assert.ok(packSamples(many).length < 14_000);
  });

  for (const [title, text] of foreign) {
    it(`takes nothing from a file that ${title}`, () => {
      assert.equal(unpackSamples(text), undefined);
    });
  }

  it("never throws, whatever is in a file", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        unpackSamples(text);
      }),
      { numRuns: 3_000 },
    );
  });
});
