import type { PlantedFault } from "../planted/plantedFaults";
import { bundleExtension } from "./bundle";
import { runSeeds } from "./seeds";

export interface PlantedOptions {
  readonly count: number;
  readonly workers: number;
  readonly say: (line: string) => void;
}

/** Enough to know how often a fault is found. */
const enough = 3;

/** Plants each fault and looks for it. True if all were found. */
export async function runPlanted(
  faults: readonly PlantedFault[],
  { count, workers, say }: PlantedOptions,
): Promise<boolean> {
  let foundAll = true;
  for (const fault of faults) {
    const found: string[] = [];
    let seedCount = 0;
    await runSeeds({
      bundle: await bundleExtension(fault),
      from: 1,
      count,
      workers,
      onReport: ({ seed, violations: [first] }) => {
        seedCount += 1;
        if (first !== undefined) {
          found.push(`${first} (seed ${seed})`);
        }
        return found.length < enough;
      },
    });
    foundAll &&= found.length > 0;
    say(
      `${found.length > 0 ? "✔" : "✘"} ${fault.name}: found in ${found.length} of ${seedCount} seeds. ${found[0] ?? ""}`,
    );
  }
  return foundAll;
}
