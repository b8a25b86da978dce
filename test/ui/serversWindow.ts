import { eventuallyHolds } from "../vscode/workbench/eventually";
import { openWorkbench, type WorkbenchOptions } from "../vscode/workbench/openWorkbench";
import type { TreeView } from "../vscode/workbench/treeView";
import type { Workbench } from "../vscode/workbench/workbench";
import { defaultAccount } from "../simulator/accountRecords";
import { startSimulator, type Simulator } from "../simulator/simulator";
import type { SimulatorOptions } from "../simulator/simulatorOptions";

export interface ServersWindow {
  readonly simulator: Simulator;
  readonly workbench: Workbench;
  readonly view: TreeView;
  close(): Promise<void>;
}

/**
 * Passing states are over soon, but a reboot is seen on its way: one that is over before the first
 * look, 2 s later, cannot be told from one that has not begun.
 */
const quick = { provisioning: 1_500, starting: 1_500, stopping: 1_500, rebooting: 3_500 };
/** Polls by the clock stay out of the tests' way. */
const unhurried = { "vps.refreshInterval": 0 };

/** A window that shows the Servers view, signed in by VPS_API_TOKEN unless told otherwise. */
export async function openServersWindow({
  isSignedIn = true,
  simulator: simulatorOptions,
  workbench: workbenchOptions,
}: {
  readonly isSignedIn?: boolean;
  readonly simulator?: SimulatorOptions;
  readonly workbench?: WorkbenchOptions;
} = {}): Promise<ServersWindow> {
  const simulator = await startSimulator({ durationsMs: quick, ...simulatorOptions });
  const workbench = await openWorkbench({
    ...workbenchOptions,
    settings: { ...unhurried, "vps.apiUrl": simulator.apiUrl, ...workbenchOptions?.settings },
    env: {
      ...(isSignedIn ? { VPS_API_TOKEN: defaultAccount.token } : {}),
      ...workbenchOptions?.env,
    },
  });
  await workbench.openView("VPS.org");
  return {
    simulator,
    workbench,
    view: workbench.view("Servers"),
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

/** "POST servers/3/start/" for each request that changes something. */
export function changesSentTo({ requests, apiUrl }: Simulator): readonly string[] {
  const root = new URL(apiUrl).pathname;
  return requests
    .filter(({ method }) => method !== "GET")
    .map(({ method, path }) => `${method} ${path.replace(root, "")}`);
}

/** Takes the steps of Sign In… in a window whose box is not open yet. */
export async function signIn(workbench: Workbench, token: string): Promise<void> {
  await workbench.runCommand("VPS.org: Sign In…");
  await workbench.quickInput.opened("Sign In to VPS.org");
  await workbench.quickInput.type(token);
  await workbench.quickInput.accept();
  await workbench.quickInput.closed();
}
