import type { Step } from "../steps/step";
import { verdictOf, type Verdict } from "./verdict";
import type { Program } from "./window";

const mostTries = 400;

/** The same fault with as few steps as can be found: leaves out ever smaller parts. */
export async function shrink(failed: Verdict, program: Program): Promise<Verdict> {
  const rule = failed.violations[0]?.rule;
  let best = failed;
  let tries = 0;
  for (let size = Math.ceil(best.run.steps.length / 2); size >= 1;) {
    let hasShrunk = false;
    for (let from = 0; from < best.run.steps.length && tries < mostTries;) {
      const fewer = without(best.run.steps, from, size);
      tries += 1;
      const verdict = await verdictOf(best.run.seed, program, fewer);
      if (verdict.violations.some((one) => one.rule === rule)) {
        best = verdict;
        hasShrunk = true;
      } else {
        from += size;
      }
    }
    size = size === 1 && hasShrunk && tries < mostTries ? 1 : size === 1 ? 0 : Math.ceil(size / 2);
  }
  return best;
}

function without(steps: readonly Step[], from: number, count: number): readonly Step[] {
  return [...steps.slice(0, from), ...steps.slice(from + count)];
}
