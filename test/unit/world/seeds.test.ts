import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import { bundleExtension, compileExtension } from "../../world/run/bundle";
import { shrink } from "../../world/run/shrink";
import { storyOf } from "../../world/run/story";
import { surveySeeds, type Survey } from "../../world/run/survey";
import { verdictOf } from "../../world/run/verdict";

const seedCount = 300;

describe(`${seedCount} worlds, each from one seed`, function () {
  this.timeout(900_000);
  let bundle: string;
  let survey: Survey;

  before(async () => {
    bundle = await bundleExtension();
    const workers = availableParallelism();
    survey = await surveySeeds({
      bundle,
      from: 1,
      count: seedCount,
      workers,
      say: () => undefined,
    });
    const { stepCount, tookMs } = survey;
    console.log(`    ${stepCount} steps in ${(tookMs / 1_000).toFixed(1)} s`);
  });

  it("break no rule", async () => {
    const [first] = survey.broken;
    assert.ok(!first?.isEndless, `seed ${first?.seed ?? 0}: ${first?.violations[0] ?? ""}`);
    if (first) {
      const program = compileExtension(bundle);
      const story = storyOf(await shrink(await verdictOf(first.seed, program), program));
      assert.fail(`${survey.broken.length} seeds break a rule. The first, shortened:\n${story}`);
    }
    assert.equal(survey.seedCount, seedCount);
  });

  it("reach every situation that they have to reach", () => {
    assert.deepEqual(survey.unreached, []);
  });
});
