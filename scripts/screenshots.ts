/**
 * Takes the pictures of README.md: the real workbench, against the simulated API.
 *
 *   npm run screenshots              into docs/
 *   npm run screenshots -- FOLDER    somewhere else
 */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { projectRoot } from "../test/vscode/projectRoot";
import { printProgress, timed } from "../test/vscode/steps";
import { openWorkbench, type ColorTheme } from "../test/vscode/workbench/openWorkbench";
import type { Workbench } from "../test/vscode/workbench/workbench";
import { defaultAccount } from "../test/simulator/accountRecords";
import { demoServersAt } from "../test/simulator/demoServers";
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
    await workbench.view("Servers").row("shop-web-01").clickContextMenu("Show Details");
    await workbench.webview().getByRole("heading", { name: "shop-web-01" }).waitFor();
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
    env: { VPS_API_TOKEN: defaultAccount.token },
  });
  try {
    await workbench.openView("VPS.org");
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
