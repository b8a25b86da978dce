import type { World } from "../run/world";
import type { WorldWindow } from "../run/window";

/** One thing that somebody or something does, as data. */
export interface Step {
  readonly name: string;
  /** Which window, of those that there may be. */
  readonly slot: number;
  /** Chooses among whatever there is to choose from. */
  readonly which: number;
  /** How long nothing else happens afterwards. */
  readonly waitMs: number;
}

export interface StepKind {
  readonly weight: number;
  /** False if the step cannot be done now. */
  readonly run: (world: World, step: Step) => boolean;
}

/** A step of somebody in an open window. */
export function inWindow(
  weight: number,
  run: (window: WorldWindow, step: Step, world: World) => boolean,
): StepKind {
  return {
    weight,
    run: (world, step) => {
      const window = world.windowAt(step.slot);
      return window !== undefined && run(window, step, world);
    },
  };
}

/** One of several, by the step's number. */
export function chosen<T>(choices: readonly T[], which: number): T | undefined {
  return choices[which % Math.max(1, choices.length)];
}
