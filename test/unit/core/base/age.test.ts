import assert from "node:assert/strict";
import { ageMs, momentOf } from "../../../../src/core/base/age";
import { FakeClock } from "../../../fakes/fakeClock";

const hourMs = 3_600_000;

describe("How old something is", () => {
  const clock = new FakeClock();
  const since = momentOf(clock);
  const age = () => ageMs(since, momentOf(clock));

  it("is the time that has passed, while both clocks agree", async () => {
    assert.equal(age(), 0);
    await clock.advance(hourMs);
    assert.equal(age(), hourMs);
  });

  it("is no less for a clock that is corrected by seconds", () => {
    clock.jump(-10_000);
    assert.equal(age(), hourMs);
    clock.jump(10_000);
  });

  it("has the hours in which the computer slept and its steady clock stood still", () => {
    clock.jump(9 * hourMs);
    assert.equal(age(), 10 * hourMs);
  });

  it("is unknown, and so without end, after the clock was set back", () => {
    clock.jump(-20 * hourMs);
    assert.equal(age(), Infinity);
  });
});
