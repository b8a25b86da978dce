import { defaultAccount } from "../simulator/accountRecords";
import { startSimulator, type Simulator } from "../simulator/simulator";
import { openWorkbench } from "../vscode/workbench/openWorkbench";
import type { Workbench } from "../vscode/workbench/workbench";

/** Who is signed in when the window opens: the token of the environment, or nobody. */
export type Situation = "signedIn" | "signedOut";

export interface SharedWindow {
  readonly simulator: Simulator;
  readonly workbench: Workbench;
  /** How far the simulated API's clock is ahead. */
  readonly passed: { ms: number };
}

const windows = new Map<Situation, Promise<SharedWindow>>();

/** The window that all files of a run share; the run's end closes it. */
export function sharedWindow(situation: Situation): Promise<SharedWindow> {
  const shared = windows.get(situation) ?? open(situation);
  windows.set(situation, shared);
  return shared;
}

async function open(situation: Situation): Promise<SharedWindow> {
  const passed = { ms: 0 };
  const simulator = await startSimulator({ clock: { now: () => Date.now() + passed.ms } });
  const workbench = await openWorkbench({
    settings: { "vps.apiUrl": simulator.apiUrl },
    env: situation === "signedIn" ? { VPS_API_TOKEN: defaultAccount.token } : {},
  });
  await workbench.openView("VPS.org");
  return { simulator, workbench, passed };
}
