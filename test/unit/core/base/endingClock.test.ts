import assert from "node:assert/strict";
import { EndingClock } from "../../../../src/core/base/endingClock";
import { FakeClock } from "../../../fakes/fakeClock";

describe("A clock that ends with the extension", () => {
  let outer: FakeClock;
  let clock: EndingClock;
  let ran: string[];

  beforeEach(() => {
    outer = new FakeClock();
    clock = new EndingClock(outer);
    ran = [];
  });

  const after = (ms: number, name: string) =>
    clock.after(ms, () => {
      ran.push(name);
    });

  it("tells time and runs timers as the one within does", async () => {
    after(2_000, "late");
    after(1_000, "early");
    after(1_500, "never").dispose();
    await outer.advance(5_000);
    assert.deepEqual(ran, ["early", "late"]);
    assert.equal(clock.now(), outer.now());
    assert.equal(clock.elapsedMs(), 5_000);
  });

  it("leaves no timer when it ends", async () => {
    after(1_000, "one");
    after(2_000, "other");
    clock.dispose();
    assert.deepEqual(outer.waitsMs, []);
    await outer.advance(5_000);
    assert.deepEqual(ran, []);
  });

  it("begins none afterwards", async () => {
    clock.dispose();
    after(0, "late").dispose();
    assert.deepEqual(outer.waitsMs, []);
    await outer.advance(1_000);
    assert.deepEqual(ran, []);
  });

  it("begins none from a timer that ends it", async () => {
    clock.after(1_000, () => {
      clock.dispose();
      after(0, "again");
    });
    after(1_000, "at the same time");
    await outer.advance(5_000);
    assert.deepEqual(ran, []);
  });
});
