import assert from "node:assert/strict";
import { commandIds } from "../../src/core/base/commandIds";
import { serverKey } from "../../src/core/servers/server";
import { projectRoot } from "../../test/vscode/projectRoot";
import { openWorkbench } from "../../test/vscode/workbench/openWorkbench";
import type { Workbench } from "../../test/vscode/workbench/workbench";
import { defaultAccount } from "../../test/simulator/accountRecords";
import { documentServers } from "../../test/simulator/documentServers";
import { startSimulator } from "../../test/simulator/simulator";
import { openEmptyCommand, writeEmptyExtension } from "./emptyExtension";
import { median, type Measure } from "./row";
import type { BenchWorld } from "./world";

/** With five rounds, fifteen windows. */
const windowsOfARound = 3;
const [server] = documentServers;

/** A window of a VS Code that has just been started, signed in, with the view still out of sight. */
async function inWindow(
  { folder }: BenchWorld,
  work: (workbench: Workbench) => Promise<Measure>,
): Promise<Measure> {
  const simulator = await startSimulator({ accounts: [defaultAccount] });
  const workbench = await openWorkbench({
    extensions: [projectRoot, await writeEmptyExtension(folder)],
    env: { VPS_API_TOKEN: defaultAccount.token },
    settings: { "vps.apiUrl": simulator.apiUrl },
  });
  try {
    return await work(workbench);
  } finally {
    await workbench.close();
    await simulator.close();
  }
}

export async function activation(world: BenchWorld): Promise<Measure> {
  const more: number[] = [];
  for (let window = 0; window < windowsOfARound; window += 1) {
    const { value } = await inWindow(world, async (workbench) => {
      await workbench.companion.execute(openEmptyCommand);
      await openView(workbench);
      await workbench.companion.execute("workbench.action.showRuntimeExtensions");
      const ours = await activationMs(workbench, "VPS.org Servers");
      return { value: ours - (await activationMs(workbench, "Empty")) };
    });
    more.push(value);
  }
  return { value: median(more) };
}

/** As VS Code's list of running extensions says it. */
async function activationMs({ page }: Workbench, name: string): Promise<number> {
  const extension = page.locator(".runtime-extensions-editor .extension", {
    has: page.locator(".name", { hasText: name }),
  });
  const text = await extension.locator(".activation-time").innerText();
  const [, ms] = /(\d+) ?ms/.exec(text) ?? [];
  assert.ok(ms, `${name} says "${text}".`);
  return Number(ms);
}

/** The first panel of a window in which there was a web view before. */
export function panelPaint(world: BenchWorld): Promise<Measure> {
  return inWindow(world, async (workbench) => {
    await openView(workbench);
    const paint = async (open: () => Promise<void>, heading: string) => {
      const startedMs = performance.now();
      await open();
      await workbench.webview().getByRole("heading", { name: heading }).waitFor();
      const ms = performance.now() - startedMs;
      await workbench.companion.execute("workbench.action.closeAllEditors");
      return ms;
    };
    const openEmpty = () => workbench.companion.start(openEmptyCommand);
    await paint(openEmpty, "There.");
    const floor = await paint(openEmpty, "There.");
    // Not by a click: how long a driver takes to click is no cost of the extension's.
    const key = serverKey({ accountKey: "environment", serverId: String(server?.id) });
    const value = await paint(
      () => workbench.companion.start(commandIds.show, key),
      `${server?.name ?? ""} is running.`,
    );
    return { value, floor };
  });
}

async function openView(workbench: Workbench): Promise<void> {
  await workbench.companion.execute("vps.servers.focus");
  await workbench
    .view("Servers")
    .row(server?.name ?? "")
    .locator.waitFor();
}
