/**
 * Takes the pictures of README.md: the real workbench, against the simulated API.
 *
 *   npm run screenshots              into docs/
 *   npm run screenshots -- FOLDER    somewhere else
 */
import { mkdir, readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { HistoryFiles } from "../src/history/historyFiles";
import { projectRoot } from "../test/vscode/projectRoot";
import { printProgress, timed } from "../test/vscode/steps";
import { eventuallyHolds } from "../test/vscode/workbench/eventually";
import { openWorkbench, type ColorTheme } from "../test/vscode/workbench/openWorkbench";
import type { Workbench } from "../test/vscode/workbench/workbench";
import { defaultAccount } from "../test/simulator/accountRecords";
import { demoServersAt } from "../test/simulator/demoServers";
import { resourceUsage } from "../test/simulator/resourceUsage";
import { startSimulator } from "../test/simulator/simulator";

const folder = resolve(process.argv[2] ?? join(projectRoot, "docs"));
const themes = { light: "Default Light Modern", dark: "Default Dark Modern" } as const;
const size = { width: 1240, height: 860 };
/** A menu leaves the pointer on the row below it, whose tooltip would cover the next picture. */
const noTooltips = { "workbench.hover.delay": 60_000 };

/** Each scene leaves the workbench as it found it: no menu, question or panel open. */
const scenes: Readonly<Record<string, (workbench: Workbench) => Promise<() => Promise<void>>>> = {
  async sidebar(workbench) {
    await workbench.view("Servers").row("old-blog").select();
    return () => Promise.resolve();
  },
  async menu(workbench) {
    const menu = await workbench.view("Servers").row("old-blog").openContextMenu();
    return () => menu.close();
  },
  async stop(workbench) {
    await workbench.view("Servers").row("shop-web-01").clickContextMenu("Stop");
    await workbench.dialog.opened();
    return () => workbench.dialog.click("Cancel");
  },
  async wizard(workbench) {
    await workbench.companion.start("vps.server.create");
    await workbench.quickInput.pick("eu-central");
    await workbench.quickInput.opened("Create Server");
    return () => workbench.quickInput.escape();
  },
  async details(workbench) {
    await recordUsage(workbench, "shop-web-01");
    await workbench.view("Servers").row("shop-web-01").clickContextMenu("Show Details");
    await workbench.webview().getByRole("heading", { name: "shop-web-01 is running." }).waitFor();
    await workbench.page.mouse.move(0, 0);
    return () => workbench.companion.execute("workbench.action.closeAllEditors");
  },
};

await mkdir(folder, { recursive: true });
for (const [name, theme] of Object.entries(themes)) {
  await timed(`Pictures in ${theme}`, printProgress, () => takeAll(name, theme));
}

async function takeAll(name: string, colorTheme: ColorTheme): Promise<void> {
  const simulator = await startSimulator({
    servers: demoServersAt(Date.now()),
    catalogues: true,
    wanderingUsage: true,
  });
  const workbench = await openWorkbench({
    colorTheme,
    size,
    settings: { "vps.apiUrl": simulator.apiUrl, ...noTooltips },
  });
  try {
    await workbench.openView("VPS.org");
    await signIn(workbench);
    for (const [scene, show] of Object.entries(scenes)) {
      const leave = await show(workbench);
      await workbench.screenshot(join(folder, `${scene}-${name}.png`));
      await leave();
    }
  } finally {
    await workbench.close();
    await simulator.close();
  }
}

/** With a token that is kept: nothing is recorded for one of the environment. */
async function signIn(workbench: Workbench): Promise<void> {
  await workbench.companion.start("vps.signIn");
  await workbench.quickInput.opened("Sign In to VPS.org");
  await workbench.quickInput.type(defaultAccount.token);
  await workbench.quickInput.accept();
  await workbench.quickInput.closed();
  await workbench.view("Servers").row("shop-web-01").locator.waitFor();
  await workbench.clearNotifications();
}

/** What an hour with an open panel would have recorded. */
async function recordUsage(workbench: Workbench, name: string): Promise<void> {
  const storage = join(workbench.server.userDataFolder, "User/globalStorage/vps-org.vps-servers");
  const [list = ""] = await eventuallyHolds(
    () => readdir(join(storage, "lists")),
    (files) => {
      if (files.length !== 1) {
        throw new Error(`One list should be kept, but these are: ${files.join()}`);
      }
    },
  );
  const now = Date.now();
  const server = demoServersAt(now).find((one) => one.name === name);
  if (!server) {
    throw new Error(`There is no server ${name}.`);
  }
  const minute = 60_000;
  const samples = Array.from({ length: 240 }, (_, index) => {
    const atMs = now - (240 - index) * 15_000;
    const usage = resourceUsage(server, atMs, true);
    return {
      atMs,
      cpuPercent: usage.cpuPercent,
      memoryUsedMb: usage.memoryUsed,
      diskUsedGb: usage.diskUsed,
      bandwidthUsedGb: usage.bandwidthUsed,
    };
  });
  const states = [
    { atMs: now - 60 * minute, status: "active" },
    { atMs: now - 24 * minute, status: "rebooting" },
    { atMs: now - 23 * minute, status: "active" },
  ];
  const files = new HistoryFiles(join(storage, "history"));
  const ref = { accountKey: basename(list, ".json"), serverId: String(server.id) };
  await files.write(ref, { samples, states });
}
