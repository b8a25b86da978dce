import assert from "node:assert/strict";
import { EndingClock } from "../../../../src/core/base/endingClock";
import { FakeClock } from "../../../fakes/fakeClock";

describe("A clock that ends", () => {
  let inner: FakeClock;
  let clock: EndingClock;
  let rung: string[];

  beforeEach(() => {
    inner = new FakeClock();
    clock = new EndingClock(inner);
    rung = [];
  });

  it("tells the time of the one that it is made of", async () => {
    await inner.advance(5_000);
    assert.equal(clock.now(), inner.now());
    assert.equal(clock.elapsedMs(), inner.elapsedMs());
  });

  it("runs each timer once, and none that was disposed", async () => {
    clock.after(10, () => rung.push("first"));
    clock.after(20, () => rung.push("second")).dispose();
    await inner.advance(100);
    assert.deepEqual(rung, ["first"]);
  });

  it("leaves no timer once it has ended, and takes no new one", async () => {
    clock.after(10, () => rung.push("before"));
    clock.dispose();
    assert.deepEqual(inner.waitsMs, []);
    clock.after(10, () => rung.push("after")).dispose();
    await inner.advance(100);
    assert.deepEqual(inner.waitsMs, []);
    assert.deepEqual(rung, []);
  });
});
