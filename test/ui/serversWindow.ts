import { eventuallyHolds } from "../vscode/workbench/eventually";
import { openWorkbench, type WorkbenchOptions } from "../vscode/workbench/openWorkbench";
import type { TreeView } from "../vscode/workbench/treeView";
import type { Workbench } from "../vscode/workbench/workbench";
import { defaultAccount } from "../simulator/accountRecords";
import { startSimulator, type Simulator } from "../simulator/simulator";
import type { SimulatorOptions } from "../simulator/simulatorOptions";
import type { Durations } from "../simulator/stateMachine";
import { heldStates, longerThanAnyStateMs, untilAre } from "./heldStates";

export interface ServersWindow {
  readonly simulator: Simulator;
  readonly workbench: Workbench;
  readonly view: TreeView;
  /** Lets the state end into which the API has brought these servers: it does so only by this. */
  letEnd(status: keyof Durations, ...names: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Polls by the clock stay out of the tests' way. */
const unhurried = { "vps.refreshInterval": 0 };

/** A window that shows the Servers view of its own, signed in by VPS_API_TOKEN. */
export async function openServersWindow({
  simulator: simulatorOptions,
  workbench: workbenchOptions,
}: {
  readonly simulator?: SimulatorOptions;
  readonly workbench?: WorkbenchOptions;
} = {}): Promise<ServersWindow> {
  let passedMs = 0;
  const simulator = await startSimulator({
    clock: { now: () => Date.now() + passedMs },
    durationsMs: heldStates,
    ...simulatorOptions,
  });
  const workbench = await openWorkbench({
    ...workbenchOptions,
    settings: { ...unhurried, "vps.apiUrl": simulator.apiUrl, ...workbenchOptions?.settings },
    env: {
      VPS_API_TOKEN: defaultAccount.token,
      ...workbenchOptions?.env,
    },
  });
  await workbench.openView("VPS.org");
  return {
    simulator,
    workbench,
    view: workbench.view("Servers"),
    letEnd: async (status, ...names) => {
      await untilAre(simulator, status, names);
      passedMs += longerThanAnyStateMs;
    },
    close: async () => {
      await workbench.close();
      await simulator.close();
    },
  };
}

/** Waits for the text of the view to hold a line, wherever it stands. */
export async function untilTreeHolds(view: TreeView, line: string): Promise<void> {
  await eventuallyHolds(
    () => view.text(),
    (text) => {
      if (!text.includes(line)) {
        throw new Error(`"${line}" is not in the tree:\n${text}`);
      }
    },
  );
}
