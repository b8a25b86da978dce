import assert from "node:assert/strict";
import { HastyEnterGuard } from "../../../../src/ui/prompts/hastyEnterGuard";
import { FakeClock } from "../../../fakes/fakeClock";

describe("Enter at a question that costs money", () => {
  let clock: FakeClock;
  let quiet: HastyEnterGuard;

  beforeEach(() => {
    clock = new FakeClock();
    quiet = new HastyEnterGuard(500, clock);
  });

  it("counts after a moment of quiet", () => {
    clock.jump(500);
    assert.ok(quiet.isDeliberate());
  });

  it("does not count when it comes with the question", () => {
    assert.ok(!quiet.isDeliberate());
    clock.jump(120);
    assert.ok(!quiet.isDeliberate());
  });

  it("never counts while the key is held down", () => {
    for (let press = 0; press < 200; press += 1) {
      clock.jump(33);
      assert.ok(!quiet.isDeliberate());
    }
    clock.jump(600);
    assert.ok(quiet.isDeliberate());
  });

  it("is not lost for ever when the clock is set back", () => {
    clock.jump(-3_600_000);
    assert.ok(quiet.isDeliberate());
  });

  it("counts at once if no quiet is required", () => {
    assert.ok(new HastyEnterGuard(0, clock).isDeliberate());
  });
});
