import { Evidence, type Violation } from "../judge/evidence";
import { judge } from "../judge/judge";
import { situations } from "../judge/sometimes";
import type { Step } from "../steps/step";
import { runSeed, type RunResult } from "./runSeed";
import type { Program } from "./window";

export interface Verdict {
  readonly run: RunResult;
  readonly violations: readonly Violation[];
  /** The named situations that came about. */
  readonly reached: readonly string[];
}

/** Runs one world and judges it. */
export async function verdictOf(
  seed: number,
  program: Program,
  steps?: readonly Step[],
): Promise<Verdict> {
  const run = await runSeed(seed, program, steps);
  const evidence = new Evidence(run.history, run.closing, run.world.environment.VPS_API_TOKEN);
  const fault =
    run.fault === undefined
      ? []
      : [{ rule: "the world goes on", entry: undefined, text: run.fault }];
  return {
    run,
    violations: [...fault, ...judge(evidence)],
    reached: Object.entries(situations).flatMap(([name, isReached]) =>
      isReached(evidence) ? [name] : [],
    ),
  };
}
