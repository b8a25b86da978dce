/**
 * Takes the pictures of README.md: the real workbench, against the simulated API.
 *
 *   npm run screenshots              those that README.md shows, into docs/
 *   npm run screenshots -- FOLDER    all of them, light and dark, somewhere else
 */
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import sharp from "sharp";
import { projectRoot } from "../test/vscode/projectRoot";
import { printProgress, timed } from "../test/vscode/steps";
import { eventually, eventuallyHolds } from "../test/vscode/workbench/eventually";
import { openWorkbench, type ColorTheme } from "../test/vscode/workbench/openWorkbench";
import type { Clip, Workbench } from "../test/vscode/workbench/workbench";
import { defaultAccount } from "../test/simulator/accountRecords";
import { demoServersAt } from "../test/simulator/demoServers";
import { startSimulator } from "../test/simulator/simulator";
import { recordWeekOfUsage } from "../test/simulator/weekOfUsage";

/** What to cut out of the window; all of it without. */
type Scene = (workbench: Workbench) => Promise<Clip | undefined>;

const themes = { light: "Default Light Modern", dark: "Default Dark Modern" } as const;
const size = { width: 1240, height: 780 };
const server = "shop-web-01";
/** High enough in the list for its menu to open below it. */
const jobServer = "api-eu-01";
/** A menu leaves the pointer on the row below it, whose tooltip would cover the next picture. */
const noTooltips = { "workbench.hover.delay": 60_000 };
const sideBar: Clip = { x: 0, y: 35, width: 520, height: 400 };
const quickInput: Clip = { x: 300, y: 0, width: 640, height: 330 };

/** In this order: a scene may go on where the one before ended. */
const scenes: Readonly<Record<string, Scene>> = {
  async overview(workbench) {
    await workbench.view("Servers").row(server).select();
    await workbench
      .webview()
      .getByRole("heading", { name: `${server} is running.` })
      .waitFor();
    await workbench.page.mouse.move(0, 0);
    return undefined;
  },
  async "job-menu"(workbench) {
    await workbench.companion.execute("workbench.action.closeAllEditors");
    const menu = await workbench.view("Servers").row(jobServer).openContextMenu();
    await menu.moveTo("Stop");
    return sideBar;
  },
  async "job-question"(workbench) {
    await workbench.menu().close();
    await workbench.view("Servers").row(jobServer).clickContextMenu("Stop");
    await workbench.dialog.opened();
    const box = await workbench.dialog.box.boundingBox();
    return box ? { ...sideBar, x: box.x - 20, y: box.y - 60 } : undefined;
  },
  async "job-row"(workbench) {
    await workbench.dialog.click("Stop");
    const row = workbench.view("Servers").row(jobServer);
    await eventually(async () => (await row.description()).startsWith("Stopping"), true);
    return sideBar;
  },
  async wizard(workbench) {
    await workbench.companion.start("vps.server.create");
    await workbench.quickInput.pick("eu-central");
    await workbench.quickInput.opened("Create Server");
    await workbench.page.mouse.move(0, 0);
    return quickInput;
  },
};

const elsewhere = process.argv[2];
if (elsewhere === undefined) {
  const readme = await readFile(join(projectRoot, "README.md"), "utf8");
  await take(join(projectRoot, "docs"), "dark", (file) => readme.includes(`docs/${file}`));
} else {
  await mkdir(resolve(elsewhere), { recursive: true });
  await take(resolve(elsewhere), "light", () => true);
  await take(resolve(elsewhere), "dark", () => true);
}

function take(folder: string, theme: keyof typeof themes, isWanted: (file: string) => boolean) {
  const fileOf = (scene: string) => `${scene}-${theme}.png`;
  return timed(`Pictures in ${themes[theme]}`, printProgress, () =>
    inWindow(themes[theme], async (workbench) => {
      for (const [scene, show] of Object.entries(scenes)) {
        const clip = await show(workbench);
        if (isWanted(fileOf(scene))) {
          const picture = await workbench.picture(clip);
          await writeFile(join(folder, fileOf(scene)), await small(picture));
        }
      }
    }),
  );
}

async function inWindow(colorTheme: ColorTheme, work: (workbench: Workbench) => Promise<void>) {
  const servers = demoServersAt(Date.now());
  const simulator = await startSimulator({
    servers,
    catalogues: true,
    wanderingUsage: true,
    durationsMs: { stopping: 3_600_000 },
  });
  const workbench = await openWorkbench({
    colorTheme,
    size,
    settings: { "vps.apiUrl": simulator.apiUrl, ...noTooltips },
  });
  try {
    await workbench.openView("VPS.org");
    await signIn(workbench);
    const storage = join(workbench.server.userDataFolder, "User/globalStorage/vps-org.vps-servers");
    const accountKey = await keptAccount(storage);
    await recordWeekOfUsage(join(storage, "history"), accountKey, servers, Date.now());
    await work(workbench);
  } finally {
    await workbench.close();
    await simulator.close();
  }
}

async function signIn(workbench: Workbench): Promise<void> {
  await workbench.companion.start("vps.signIn");
  await workbench.quickInput.opened("Sign In to VPS.org");
  await workbench.quickInput.type(defaultAccount.token);
  await workbench.quickInput.accept();
  await workbench.quickInput.closed();
  await workbench.view("Servers").row(server).locator.waitFor();
  await workbench.clearNotifications();
}

/** The key of the account whose list is kept, once it is. */
async function keptAccount(storage: string): Promise<string> {
  const [list = ""] = await eventuallyHolds(
    () => readdir(join(storage, "lists")),
    (files) => {
      if (files.length !== 1) {
        throw new Error(`One list should be kept, but these are: ${files.join()}`);
      }
    },
  );
  return basename(list, ".json");
}

/** A window has few colours, so a palette of them loses nothing that is seen. */
function small(picture: Buffer): Promise<Buffer> {
  return sharp(picture).png({ palette: true, colours: 160, effort: 10 }).toBuffer();
}
