import type { PlantedFault } from "../planted/plantedFaults";
import { bundleExtension } from "./bundle";
import { runSeeds, type SeedReport } from "./seeds";

export interface PlantedOptions {
  readonly count: number;
  readonly workers: number;
  readonly say: (line: string) => void;
}

/** Plants each fault and looks for it until the first seed that finds it. True if all were found. */
export async function runPlanted(
  faults: readonly PlantedFault[],
  { count, workers, say }: PlantedOptions,
): Promise<boolean> {
  const missed: string[] = [];
  for (const fault of faults) {
    const found = await findPlanted(fault, { count, workers });
    if (!found) {
      missed.push(fault.name);
    }
    say(
      found
        ? `✔ ${fault.name}: after ${found.seed} seeds. ${found.violations[0]?.split("\n")[0] ?? ""}`
        : `✘ ${fault.name}: not within ${count} seeds`,
    );
  }
  say(`${faults.length - missed.length} of ${faults.length} planted faults were found.`);
  return missed.length === 0;
}

/** The first seed from 1 on whose world shows the fault. */
export async function findPlanted(
  fault: PlantedFault,
  { count, workers }: Omit<PlantedOptions, "say">,
): Promise<SeedReport | undefined> {
  const found: SeedReport[] = [];
  await runSeeds({
    bundle: await bundleExtension(fault),
    from: 1,
    count,
    workers,
    onReport: (report) => {
      if (report.violations.length > 0) {
        found.push(report);
      }
      return found.length === 0;
    },
  });
  return found.sort((one, other) => one.seed - other.seed)[0];
}
