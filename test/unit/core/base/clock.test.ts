import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { systemClock } from "../../../../src/core/base/clock";

describe("The clock of the system", () => {
  for (const delayMs of [2 ** 31, 30 * 24 * 3_600_000, 1e300, Infinity, NaN]) {
    it(`runs nothing early that is due in ${delayMs} ms, which Node's timers do not know`, async () => {
      let runs = 0;
      const timer = systemClock.after(delayMs, () => {
        runs += 1;
      });
      await wait(20);
      timer.dispose();
      assert.equal(runs, 0);
    });
  }

  it("runs at once what is overdue", async () => {
    await new Promise<void>((resolve) => {
      systemClock.after(-5, resolve);
    });
  });

  it("runs nothing that was disposed of", async () => {
    let runs = 0;
    systemClock
      .after(1, () => {
        runs += 1;
      })
      .dispose();
    await wait(20);
    assert.equal(runs, 0);
  });
});
