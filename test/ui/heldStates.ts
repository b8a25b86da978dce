import type { Simulator } from "../simulator/simulator";
import type { Durations } from "../simulator/stateMachine";
import { eventually } from "../vscode/workbench/eventually";

/** The simulated API's clock runs while a test looks, so no power state may end within a test by itself. */
const heldMs = 300_000;
export const heldStates: Partial<Durations> = {
  starting: heldMs,
  stopping: heldMs,
  rebooting: heldMs,
};
export const longerThanAnyStateMs = 600_000;

/**
 * Waits until the API has brought servers into a state. Rows say it a moment before the request is
 * sent, and a state that begins after time was let pass would last.
 */
export async function untilAre(
  simulator: Pick<Simulator, "servers">,
  status: keyof Durations,
  names: readonly string[],
): Promise<void> {
  await eventually(
    () =>
      names.filter((name) =>
        simulator.servers.some((one) => one.name === name && one.status === status),
      ),
    names,
  );
}
