import type { Chance } from "../base/chance";
import { accountSteps } from "./accountSteps";
import { elsewhereSteps } from "./elsewhereSteps";
import { serverSteps } from "./serverSteps";
import type { Step, StepKind } from "./step";
import { surroundingSteps } from "./surroundingSteps";

const kinds: Readonly<Record<string, StepKind>> = {
  ...serverSteps,
  ...accountSteps,
  ...surroundingSteps,
  ...elsewhereSteps,
};

const byWeight = Object.entries(kinds).map(([name, { weight }]) => [weight, name] as const);

export function stepKind(name: string): StepKind {
  const kind = kinds[name];
  if (!kind) {
    throw new Error(`There is no step called "${name}".`);
  }
  return kind;
}

/** The next thing that happens. */
export function anyStep(chance: Chance): Step {
  return {
    name: chance.weighted(byWeight),
    slot: chance.weighted([
      [5, 0],
      [3, 1],
      [1, 2],
    ]),
    which: chance.int(0, 2 ** 30),
    waitMs: waitMs(chance),
  };
}

/** Most things follow each other closely; now and then a long time passes. */
function waitMs(chance: Chance): number {
  return chance.weighted([
    [35, chance.int(0, 900)],
    [35, chance.int(900, 15_000)],
    [24, chance.int(15_000, 120_000)],
    [5, chance.int(120_000, 900_000)],
    [0.5, chance.int(900_000, 4 * 3_600_000)],
  ]);
}
