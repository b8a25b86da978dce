import type { Step } from "../steps/step";
import { verdictOf, type Verdict } from "./verdict";
import type { Program } from "./window";

const mostTries = 400;
const longestMs = 60_000;

/**
 * The same fault with as few steps as can be found in a minute: first without what came after it, then
 * leaves out ever smaller parts.
 */
export async function shrink(failed: Verdict, program: Program): Promise<Verdict> {
  const rule = failed.violations[0]?.rule;
  const untilMs = performance.now() + longestMs;
  const { seed } = failed.run;
  let best = failed;
  let tries = 0;
  const isOver = () => tries >= mostTries || performance.now() > untilMs;
  const isSmaller = async (fewer: readonly Step[]) => {
    tries += 1;
    const verdict = await verdictOf(seed, program, fewer);
    const isSame = verdict.violations.some((one) => one.rule === rule);
    best = isSame ? verdict : best;
    return isSame;
  };
  await isSmaller(stepsBefore(failed));
  for (let size = Math.ceil(best.run.steps.length / 2); size >= 1;) {
    let hasShrunk = false;
    for (let from = 0; from < best.run.steps.length && !isOver();) {
      if (await isSmaller(without(best.run.steps, from, size))) {
        hasShrunk = true;
      } else {
        from += size;
      }
    }
    if (size === 1 && (!hasShrunk || isOver())) {
      break;
    }
    size = Math.ceil(size / 2);
  }
  return best;
}

/** The steps up to the one after which the rule was broken. */
function stepsBefore({ run, violations }: Verdict): readonly Step[] {
  const at = violations[0]?.entry?.number ?? Infinity;
  const count = run.history.filter(({ kind, number }) => kind === "step" && number < at).length;
  return run.steps.slice(0, count);
}

function without(steps: readonly Step[], from: number, count: number): readonly Step[] {
  return [...steps.slice(0, from), ...steps.slice(from + count)];
}
