import assert from "node:assert/strict";
import { bundleExtension, compileExtension } from "../../world/run/bundle";
import { countCalls, crashAt, crashScenes } from "../../world/run/crashPoints";
import type { Program } from "../../world/run/window";

/** One in which the wizard is gone through without detours. */
const seed = 11;

describe("A window that ends, at every word that it exchanges with its surroundings,", function () {
  this.timeout(900_000);
  let program: Program;
  let pointCount = 0;

  before(async () => {
    program = compileExtension(await bundleExtension());
  });

  after(() => {
    console.log(`    ${pointCount} points`);
  });

  it("has ended, also if it was being closed", async () => {
    const scene = crashScenes.find(({ name }) => name === "close the window");
    assert.ok(scene);
    const { story } = await crashAt(seed, program, scene, { call: 1, when: "before" });
    assert.match(story, /w1\.1 +crashed/);
  });

  for (const scene of crashScenes) {
    it(`during "${scene.name}" leaves nothing bought twice, forgotten or lost`, async () => {
      const calls = await countCalls(seed, program, scene);
      assert.ok(calls > 0, "the scene reaches no port");
      for (let call = 1; call <= calls; call += 1) {
        for (const when of ["before", "after"] as const) {
          pointCount += 1;
          const { violations, story } = await crashAt(seed, program, scene, { call, when });
          const broken = violations.map(({ rule, text }) => `${rule}: ${text}`);
          assert.deepEqual(broken, [], `${when} call ${call}:\n${story}`);
        }
      }
    });
  }
});
