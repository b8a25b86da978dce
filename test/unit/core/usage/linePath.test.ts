import assert from "node:assert/strict";
import { areaPath, linePath, momentAtX, xOf, yOf } from "../../../../src/core/usage/linePath";

const area = {
  span: { fromMs: 1_000, toMs: 2_000 },
  lowest: 0,
  highest: 100,
  left: 10,
  top: 5,
  width: 100,
  height: 50,
};

const points = (...values: readonly (readonly [number, number])[]) =>
  values.map(([atMs, value]) => ({ atMs, value }));

describe("A line on a picture", () => {
  it("runs from left to right in time and upwards in value", () => {
    assert.deepEqual([xOf(1_000, area), xOf(1_500, area), xOf(2_000, area)], [10, 60, 110]);
    assert.deepEqual([yOf(0, area), yOf(50, area), yOf(100, area)], [55, 30, 5]);
  });

  it("stays at the edge where a value is beyond it", () => {
    assert.deepEqual([yOf(-5, area), yOf(500, area)], [55, 5]);
    assert.equal(yOf(7, { ...area, lowest: 7, highest: 7 }), 55);
  });

  it("is a path for each stretch, and a dot where there is one value", () => {
    const lines = [points([1_000, 0], [1_500, 100]), points([2_000, 50])];
    assert.equal(linePath(lines, area), "M10 55L60 5M110 30h0");
    assert.equal(linePath([], area), "");
  });

  it("closes its area at the bottom", () => {
    const lines = [points([1_000, 0], [1_500, 100])];
    assert.equal(areaPath(lines, area), "M10 55L10 55L60 5L60 55Z");
  });

  it("finds the moment at a place, and the nearest end beside the picture", () => {
    assert.equal(momentAtX(60, area), 1_500);
    assert.deepEqual([momentAtX(-50, area), momentAtX(500, area)], [1_000, 2_000]);
  });
});
