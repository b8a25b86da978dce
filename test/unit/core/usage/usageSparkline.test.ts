import assert from "node:assert/strict";
import { sparkline } from "../../../../src/core/usage/usageSparkline";

describe("A sparkline", () => {
  it("draws a block for every value", () => {
    assert.equal(sparkline([0, 25, 50, 75, 100], 100), "▁▃▅▇█");
  });

  it("shows a stretch without a value", () => {
    assert.equal(sparkline([10, undefined, 10], 100), "▁░▁");
  });

  it("stays in its line whatever the values", () => {
    assert.equal(sparkline([-5, 1_000], 100), "▁█");
    assert.equal(sparkline([0, NaN], 0).length, 2);
  });
});
