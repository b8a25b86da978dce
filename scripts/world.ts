import { bundleExtension, compileExtension } from "../test/world/run/bundle";
import { Evidence } from "../test/world/judge/evidence";
import { judge } from "../test/world/judge/judge";
import { tableOf } from "../test/world/run/table";
import { runSeed } from "../test/world/run/runSeed";

const program = compileExtension(await bundleExtension());
const from = Number(process.argv[2] ?? 1);
const count = Number(process.argv[3] ?? 10);
const start = performance.now();
let events = 0;
for (let seed = from; seed < from + count; seed += 1) {
  const t = performance.now();
  const { history, world, steps, closing } = await runSeed(seed, program);
  events += world.time.eventCount;
  console.log(seed, steps.length, "steps", world.time.eventCount, "events", history.length, "entries", (world.time.elapsedMs() / 3600000).toFixed(1), "h", (performance.now() - t).toFixed(0), "ms");
  const violations = judge(new Evidence(history, closing, world.environment.VPS_API_TOKEN));
  for (const { rule, entry, text } of violations.slice(0, 4)) console.log("   ✘", rule, "|", text, "| at", entry?.number, entry?.kind);
  if (process.env.VPS_DUMP) {
    console.log(tableOf(history, new Set(violations.flatMap(({ entry }) => entry?.number ?? []))));
  }
}
console.log(((performance.now() - start) / count).toFixed(0), "ms a seed", events);
