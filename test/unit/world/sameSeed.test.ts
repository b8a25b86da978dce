import assert from "node:assert/strict";
import { bundleExtension, compileExtension } from "../../world/run/bundle";
import { runSeed } from "../../world/run/runSeed";
import type { Program } from "../../world/run/window";

describe("A world", function () {
  this.timeout(120_000);
  let program: Program;

  before(async () => {
    program = compileExtension(await bundleExtension());
  });

  for (const seed of [5, 11, 29]) {
    it(`of seed ${seed} is the same again, byte for byte`, async () => {
      const [one, other] = [await runSeed(seed, program), await runSeed(seed, program)];
      assert.equal(JSON.stringify(other.history), JSON.stringify(one.history));
    });
  }

  for (const seed of [5, 11, 29]) {
    it(`of seed ${seed} is the same when its steps are replayed from data`, async () => {
      const one = await runSeed(seed, program);
      const steps = JSON.parse(JSON.stringify(one.steps)) as typeof one.steps;
      const other = await runSeed(seed, program, steps);
      const differsAt = one.history.findIndex(
        (entry, at) => JSON.stringify(entry) !== JSON.stringify(other.history[at]),
      );
      assert.deepEqual(other.history[differsAt], one.history[differsAt]);
      assert.equal(other.history.length, one.history.length);
    });
  }
});
