// One thread of `npm run world`: runs the seeds that it is given, and reports each.
import { parentPort, workerData } from "node:worker_threads";
import { compileExtension } from "../test/world/run/bundle";
import type { SeedReport, SeedsOrder } from "../test/world/run/seeds";
import { verdictOf } from "../test/world/run/verdict";

const { bundle, seeds } = workerData as SeedsOrder;
const program = compileExtension(bundle);
for (const seed of seeds) {
  const { run, violations, reached } = await verdictOf(seed, program);
  const report: SeedReport = {
    seed,
    violations: violations.map(({ rule, text }) => `${rule}: ${text}`),
    reached,
    stepCount: run.steps.length,
    eventCount: run.world.time.eventCount,
    simulatedMs: run.world.time.elapsedMs(),
  };
  parentPort?.postMessage(report);
}
