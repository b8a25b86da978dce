import { Chance, seedOf } from "../base/chance";
import type { Entry } from "../base/history";
import { anyStep, stepKind } from "../steps/anyStep";
import type { Step } from "../steps/step";
import { closingOf, nothingClosed, type Closing } from "./closing";
import type { Program } from "./window";
import { World } from "./world";

export interface RunResult {
  readonly seed: number;
  readonly steps: readonly Step[];
  readonly history: readonly Entry[];
  readonly closing: Closing;
  readonly world: World;
  /** Why the run could not go on to its end, or what nobody caught. */
  readonly fault: string | undefined;
}

const mostSteps = 200;
const mostEvents = 25_000;

/** One life of a world: the steps that are given, or those that the seed chooses as it goes. */
export async function runSeed(
  seed: number,
  program: Program,
  given?: readonly Step[],
): Promise<RunResult> {
  const world = new World(seed, program);
  const steps: Step[] = [];
  const faults: string[] = [];
  const uncaught = (fault: unknown) => {
    faults.push(`nobody caught ${describe(fault)}`);
  };
  process.on("unhandledRejection", uncaught);
  let closing = nothingClosed;
  try {
    await (given ? replay(world, given, steps) : explore(world, steps));
    closing = await closingOf(world);
  } catch (fault) {
    faults.push(describe(fault));
  } finally {
    process.off("unhandledRejection", uncaught);
  }
  return { seed, steps, history: world.history.entries, closing, world, fault: faults[0] };
}

function describe(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

async function replay(world: World, steps: readonly Step[], done: Step[]): Promise<void> {
  for (const step of steps) {
    done.push(step);
    await take(world, step);
  }
}

async function explore(world: World, done: Step[]): Promise<void> {
  const chance = new Chance(seedOf(world.seed, "steps"));
  const length = chance.int(20, mostSteps);
  const beginning = ["open a window", "sign in"];
  for (let tries = 0; done.length < length && tries < 3 * mostSteps; tries += 1) {
    const name = beginning.shift();
    const step = anyStep(chance);
    const wanted = name === undefined ? step : { ...step, name, slot: 0, waitMs: 9_000 };
    done.push(wanted);
    if (!(await take(world, wanted))) {
      done.pop();
    }
    if (world.time.eventCount > mostEvents) {
      break;
    }
  }
}

async function take(world: World, step: Step): Promise<boolean> {
  const { history, time } = world;
  const number = history.entries.length;
  history.add({
    kind: "step",
    number,
    text: `${step.name} (window ${step.slot + 1}, ${step.which})`,
  });
  if (!stepKind(step.name).run(world, step)) {
    history.entries.splice(number, 1);
    return false;
  }
  await time.pass(step.waitMs);
  return true;
}
