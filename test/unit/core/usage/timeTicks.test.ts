import assert from "node:assert/strict";
import { timeTicks } from "../../../../src/core/usage/timeTicks";

const hour = 3_600_000;
const now = Date.parse("2025-01-16T15:37:20Z");

function ticks(hours: number, most: number) {
  const { moments, areDays } = timeTicks({ fromMs: now - hours * hour, toMs: now }, most);
  const texts = moments.map((atMs) => new Date(atMs).toISOString().slice(5, 16));
  return { texts, areDays };
}

describe("The times on an axis", () => {
  it("are round ones", () => {
    assert.deepEqual(ticks(1, 4), {
      texts: ["01-16T14:45", "01-16T15:00", "01-16T15:15", "01-16T15:30"],
      areDays: false,
    });
    assert.deepEqual(ticks(24, 6).texts, [
      "01-15T16:00",
      "01-15T20:00",
      "01-16T00:00",
      "01-16T04:00",
      "01-16T08:00",
      "01-16T12:00",
    ]);
  });

  it("are midnights where a tick stands for days", () => {
    assert.deepEqual(ticks(7 * 24, 7), {
      texts: ["10", "11", "12", "13", "14", "15", "16"].map((day) => `01-${day}T00:00`),
      areDays: true,
    });
    assert.deepEqual(ticks(7 * 24, 4).texts, ["01-11T00:00", "01-13T00:00", "01-15T00:00"]);
  });

  it("are days in a picture of a week that has room for three", () => {
    assert.deepEqual(ticks(7 * 24, 3).texts, ["01-12T00:00", "01-15T00:00"]);
  });

  for (const hours of [1, 24, 7 * 24]) {
    for (const most of [1, 2, 3, 5, 8, 12]) {
      it(`are at most ${most} in ${hours} hours, give or take the ends`, () => {
        assert.ok(ticks(hours, most).texts.length <= most + 1);
      });
    }
  }
});
