// One thread of `npm run world`: runs each seed that it is sent, and reports it.
import { parentPort, workerData } from "node:worker_threads";
import { compileExtension } from "../test/world/run/bundle";
import { beat } from "../test/world/run/seedThread";
import type { SeedReport } from "../test/world/run/seeds";
import { verdictOf } from "../test/world/run/verdict";

setInterval(() => parentPort?.postMessage(beat), 5_000).unref();
const program = compileExtension(workerData as string);
parentPort?.on("message", (seed: number) => {
  void verdictOf(seed, program).then(({ run, violations, reached }) => {
    const report: SeedReport = {
      seed,
      violations: violations.map(({ rule, text }) => `${rule}: ${text}`),
      isEndless: false,
      reached,
      stepCount: run.steps.length,
      eventCount: run.world.time.eventCount,
      simulatedMs: run.world.time.elapsedMs(),
    };
    parentPort?.postMessage(report);
  });
});
