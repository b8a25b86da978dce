import assert from "node:assert/strict";
import { monthOf, trafficAtMonthsEnd, trafficLevel } from "../../../../src/core/usage/trafficPace";

const at = (text: string) => Date.parse(`${text}T00:00:00Z`);

describe("The pace of traffic", () => {
  it("is measured by the calendar month, in UTC", () => {
    assert.deepEqual(monthOf(at("2025-02-10")), {
      fromMs: at("2025-02-01"),
      toMs: at("2025-03-01"),
    });
    assert.deepEqual(monthOf(at("2025-12-31")).toMs, at("2026-01-01"));
  });

  it("goes on to the end of the month as since its beginning", () => {
    const figures = { used: 450, total: 2_000 };
    assert.equal(trafficAtMonthsEnd(figures, at("2025-04-16"), undefined), 0.45);
    assert.equal(trafficAtMonthsEnd(figures, at("2025-04-16"), at("2024-01-01")), 0.45);
  });

  it("begins with the server if that is younger than the month", () => {
    const figures = { used: 100, total: 1_000 };
    assert.equal(trafficAtMonthsEnd(figures, at("2025-04-16"), at("2025-04-11")), 0.4);
  });

  for (const [title, figures, when] of [
    ["the traffic is unknown", { used: undefined, total: 1 }, "2025-04-16"],
    ["the plan's is unknown", { used: 1, total: undefined }, "2025-04-16"],
    ["the plan has none", { used: 1, total: 0 }, "2025-04-16"],
    ["the month is younger than a day", { used: 1, total: 2 }, "2025-04-01"],
  ] as const) {
    it(`is unknown if ${title}`, () => {
      assert.equal(trafficAtMonthsEnd(figures, at(when), undefined), undefined);
    });
  }

  for (const [fraction, atMonthsEnd, level] of [
    [undefined, undefined, "normal"],
    [0.5, undefined, "normal"],
    [0.9, undefined, "high"],
    [0.95, 0.99, "normal"],
    [0.3, 1.01, "high"],
    [1, 1, "critical"],
    [1, undefined, "critical"],
  ] as const) {
    it(`makes ${String(fraction)} that will be ${String(atMonthsEnd)} ${level}`, () => {
      assert.equal(trafficLevel(fraction, atMonthsEnd), level);
    });
  }
});
