// npm run world                      300 seeds
// npm run world -- --seeds 20000     as many as that, from --from on
// npm run world -- --planted         every planted fault, one at a time; --only REGEXP those of that name
// VPS_SEED=7 npm run world           one seed, with its history; shortened if it breaks a rule
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { plantedFaults } from "../test/world/planted/plantedFaults";
import { bundleExtension, compileExtension } from "../test/world/run/bundle";
import { runPlanted } from "../test/world/run/runPlanted";
import { shrink } from "../test/world/run/shrink";
import { surveySeeds, surveyText } from "../test/world/run/survey";
import { storyOf } from "../test/world/run/story";
import { verdictOf } from "../test/world/run/verdict";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "300" },
    from: { type: "string", default: "1" },
    workers: { type: "string", default: String(availableParallelism()) },
    planted: { type: "boolean", default: false },
    only: { type: "string", default: "" },
  },
});
const seed = process.env.VPS_SEED;
const from = Number(values.from);
const count = Number(values.seeds);
const workers = Number(values.workers);

if (seed !== undefined) {
  const program = compileExtension(await bundleExtension());
  const verdict = await verdictOf(Number(seed), program);
  const isBroken = verdict.violations.length > 0;
  console.log(storyOf(isBroken ? await shrink(verdict, program) : verdict));
  process.exitCode = isBroken ? 1 : 0;
} else if (values.planted) {
  const wanted = plantedFaults.filter(({ name }) => new RegExp(values.only).test(name));
  process.exitCode = (await runPlanted(wanted, { count, workers, say: console.log })) ? 0 : 1;
} else {
  const survey = await surveySeeds({
    bundle: await bundleExtension(),
    from,
    count,
    workers,
    say: console.log,
  });
  console.log(surveyText(survey));
  process.exitCode =
    survey.broken.length > 0 || (count >= 300 && survey.unreached.length > 0) ? 1 : 0;
}
