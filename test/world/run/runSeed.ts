import { Chance, seedOf } from "../base/chance";
import type { Entry } from "../base/history";
import { anyStep, stepKind } from "../steps/anyStep";
import type { Step } from "../steps/step";
import { closingOf, type Closing } from "./closing";
import type { Program } from "./window";
import { World } from "./world";

export interface RunResult {
  readonly seed: number;
  readonly steps: readonly Step[];
  readonly history: readonly Entry[];
  readonly closing: Closing;
  readonly world: World;
}

const mostSteps = 200;
const mostEvents = 25_000;

/** One life of a world: the steps that are given, or those that the seed chooses as it goes. */
export async function runSeed(seed: number, program: Program, given?: readonly Step[]): Promise<RunResult> {
  const world = new World(seed, program);
  const done = given ? await replay(world, given) : await explore(world);
  const closing = await closingOf(world);
  return { seed, steps: done, history: world.history.entries, closing, world };
}

async function replay(world: World, steps: readonly Step[]): Promise<readonly Step[]> {
  for (const step of steps) {
    await take(world, step);
  }
  return steps;
}

async function explore(world: World): Promise<readonly Step[]> {
  const chance = new Chance(seedOf(world.seed, "steps"));
  const length = chance.int(20, mostSteps);
  const done: Step[] = [];
  const beginning = ["open a window", "sign in"];
  for (let tries = 0; done.length < length && tries < 3 * mostSteps; tries += 1) {
    const name = beginning.shift();
    const step = anyStep(chance);
    const wanted = name === undefined ? step : { ...step, name, slot: 0, waitMs: 9_000 };
    if (await take(world, wanted)) {
      done.push(wanted);
    }
    if (world.time.eventCount > mostEvents) {
      break;
    }
  }
  return done;
}

async function take(world: World, step: Step): Promise<boolean> {
  const { history, time } = world;
  const number = history.entries.length;
  history.add({ kind: "step", number, text: `${step.name} (window ${step.slot + 1}, ${step.which})` });
  if (!stepKind(step.name).run(world, step)) {
    history.entries.splice(number, 1);
    return false;
  }
  await time.pass(step.waitMs);
  return true;
}
