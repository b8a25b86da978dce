import { bundleExtension, compileExtension } from "../test/world/run/bundle";
import { countCalls, crashAt, crashScenes } from "../test/world/run/crashPoints";
const program = compileExtension(await bundleExtension());
for (const scene of crashScenes) {
  for (const seed of [3, 11]) {
    const t = performance.now();
    const calls = await countCalls(seed, program, scene);
    const bad: string[] = [];
    for (let call = 1; call <= calls; call += 1) {
      for (const when of ["before", "after"] as const) {
        const { violations, story } = await crashAt(seed, program, scene, { call, when });
        if (violations.length > 0) {
          bad.push(`${String(call)} ${when}: ${violations.map((v) => `${v.rule}: ${v.text}`).join("; ").slice(0, 200)}`);
          if (process.env.VPS_DUMP && bad.length === 1) console.log(story);
        }
      }
    }
    console.log(scene.name, seed, calls, "calls", (performance.now() - t).toFixed(0), "ms", bad.length, bad.slice(0, 3));
  }
}
