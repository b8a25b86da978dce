import { situations } from "../judge/sometimes";
import { runSeeds, type SeedReport } from "./seeds";

export interface SurveyOptions {
  readonly bundle: string;
  readonly from: number;
  readonly count: number;
  readonly workers: number;
  readonly say: (line: string) => void;
}

export interface Survey {
  readonly seedCount: number;
  readonly broken: readonly SeedReport[];
  /** In how many seeds each named situation came about. */
  readonly reached: ReadonlyMap<string, number>;
  readonly unreached: readonly string[];
  readonly stepCount: number;
  readonly simulatedMs: number;
  readonly tookMs: number;
}

const reportEvery = 500;

/** Runs many seeds and counts. */
export async function surveySeeds({ say, ...options }: SurveyOptions): Promise<Survey> {
  const start = performance.now();
  const broken: SeedReport[] = [];
  const reached = new Map(Object.keys(situations).map((name) => [name, 0]));
  let [seedCount, stepCount, simulatedMs] = [0, 0, 0];
  await runSeeds({
    ...options,
    onReport: (report) => {
      seedCount += 1;
      stepCount += report.stepCount;
      simulatedMs += report.simulatedMs;
      for (const name of report.reached) {
        reached.set(name, (reached.get(name) ?? 0) + 1);
      }
      if (report.violations.length > 0) {
        broken.push(report);
        say(`✘ seed ${report.seed}: ${report.violations[0] ?? ""}`);
      }
      if (seedCount % reportEvery === 0) {
        say(
          `${seedCount} seeds, ${broken.length} broken, ${Math.round((performance.now() - start) / 1_000)} s`,
        );
      }
      return true;
    },
  });
  const unreached = [...reached].flatMap(([name, times]) => (times === 0 ? [name] : []));
  const tookMs = performance.now() - start;
  return { seedCount, broken, reached, unreached, stepCount, simulatedMs, tookMs };
}

export function surveyText({
  seedCount,
  broken,
  reached,
  unreached,
  stepCount,
  simulatedMs,
  tookMs,
}: Survey): string {
  const days = (simulatedMs / 86_400_000).toFixed(0);
  return [
    ...[...reached].map(([name, times]) => `${String(times).padStart(6)}  ${name}`),
    ...unreached.map((name) => `✘ never reached: ${name}`),
    `${seedCount} seeds, ${stepCount} steps, ${days} simulated days in ${(tookMs / 1_000).toFixed(1)} s: ${broken.length} broken`,
  ].join("\n");
}
