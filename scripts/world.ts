import { bundleExtension, compileExtension } from "../test/world/run/bundle";
import { runSeed } from "../test/world/run/runSeed";

const program = compileExtension(await bundleExtension());
const from = Number(process.argv[2] ?? 1);
const count = Number(process.argv[3] ?? 10);
const start = performance.now();
let events = 0;
for (let seed = from; seed < from + count; seed += 1) {
  const t = performance.now();
  const { history, world, steps } = await runSeed(seed, program);
  events += world.time.eventCount;
  console.log(seed, steps.length, "steps", world.time.eventCount, "events", history.length, "entries", (world.time.elapsedMs() / 3600000).toFixed(1), "h", (performance.now() - t).toFixed(0), "ms");
  if (process.env.VPS_DUMP) {
    for (const e of history) console.log(JSON.stringify(e).slice(0, 400));
  }
}
console.log(((performance.now() - start) / count).toFixed(0), "ms a seed", events);
