/**
 * Takes pictures of what the window shows in all kinds of situations, to be looked at:
 *
 *   npm run pictures:window -- FOLDER [SITUATION | THEME | SITUATION-THEME…]
 */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { defaultAccount } from "../test/simulator/accountRecords";
import { demoServersAt } from "../test/simulator/demoServers";
import type { Fault } from "../test/simulator/faults";
import type { ServerRecord } from "../test/simulator/serverRecords";
import { startSimulator, type Simulator } from "../test/simulator/simulator";
import { openWorkbench, type ColorTheme } from "../test/vscode/workbench/openWorkbench";
import type { Workbench } from "../test/vscode/workbench/workbench";
import { printProgress, timed } from "../test/vscode/steps";

const themes: Readonly<Record<string, ColorTheme>> = {
  light: "Default Light Modern",
  dark: "Default Dark Modern",
  contrast: "Default High Contrast",
  "contrast-light": "Default High Contrast Light",
};
const size = { width: 900, height: 640 };
const settledMs = 1_200;
/** VS Code shows no messages in the first moments of a window. */
const untilMessagesMs = 8_000;

interface Situation {
  readonly servers?: readonly ServerRecord[];
  readonly fault?: Fault;
  readonly signedOut?: boolean;
  /** In place of the simulator's address. */
  readonly apiUrl?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly sideBarWidth?: number;
  /** The list of messages is opened: they come and go by themselves. */
  readonly hasMessages?: boolean;
  readonly act?: (workbench: Workbench, simulator: Simulator) => Promise<unknown>;
}

const demo = demoServersAt(Date.now());
const longName =
  "kundenportal-produktionsumgebung-datenbankserver-mit-sehr-langem-namen-frankfurt-01";
const many = Array.from({ length: 36 })
  .flatMap(() => demo)
  .slice(0, 500)
  .map((server, at) => ({
    ...server,
    id: 1_000 + at,
    name: `node-${String(at).padStart(3, "0")}`,
  }));
const longNames = demo.map((server, at) => ({
  ...server,
  name: at % 2 ? server.name : `${longName}${at}`,
  hostname: `${longName}.example.com`,
}));
const execute = (command: string) => (workbench: Workbench) => workbench.companion.start(command);

const situations: Readonly<Record<string, Situation>> = {
  "signed-out": { signedOut: true },
  empty: { servers: [] },
  one: { servers: demo.slice(0, 1) },
  demo: {},
  "demo-170": { sideBarWidth: 170 },
  "demo-500": { sideBarWidth: 500 },
  "many-260": { servers: many, sideBarWidth: 260 },
  "long-names-260": { servers: longNames, sideBarWidth: 260 },
  "long-names-500": { servers: longNames, sideBarWidth: 500 },
  "filtered-out": {
    act: async (workbench) => {
      await workbench.companion.start("vps.servers.filter");
      await workbench.quickInput.type("nothing-like-this");
      await workbench.quickInput.accept();
    },
  },
  unreachable: { apiUrl: "http://127.0.0.1:9/api/v1/" },
  "wrong-address": { apiUrl: "http://vps.example.com/api/v1/" },
  "token-refused": { fault: { kind: "status", status: 401 } },
  "server-error": { fault: { kind: "status", status: 500, body: "<h1>Server Error (500)</h1>" } },
  "gateway-page": { fault: { kind: "status", status: 502, body: "<h1>502 Bad Gateway</h1>" } },
  "too-many": { fault: { kind: "status", status: 429, headers: { "Retry-After": "90" } } },
  slow: { fault: { kind: "noAnswer" } },
  "out-of-date": {
    hasMessages: true,
    act: async (workbench, simulator) => {
      simulator.faults.add({ fault: { kind: "status", status: 503 }, times: Infinity });
      await workbench.companion.execute("vps.servers.refresh");
    },
  },
  "power-refused": {
    hasMessages: true,
    settings: { "vps.confirmPowerActions": false },
    act: async (workbench, simulator) => {
      const match = { method: "POST" };
      const body = { detail: "Server is locked by a migration." };
      simulator.faults.add({ match, fault: { kind: "status", status: 409, body } });
      await workbench.view("Servers").row("shop-web-01").clickContextMenu("Stop");
    },
  },
  "power-unclear": {
    hasMessages: true,
    settings: { "vps.confirmPowerActions": false },
    act: async (workbench, simulator) => {
      const fault = { kind: "status", status: 503 } as const;
      simulator.faults.add({ fault, times: Infinity });
      await workbench.view("Servers").row("shop-web-01").clickContextMenu("Reboot");
    },
  },
  "sign-in": { signedOut: true, act: execute("vps.signIn") },
  "sign-in-wrong": {
    signedOut: true,
    act: async (workbench) => {
      await workbench.companion.start("vps.signIn");
      await workbench.quickInput.type("vps_wrong_token_1");
      await workbench.quickInput.accept();
    },
  },
  wizard: { act: execute("vps.server.create") },
  "delete-question": {
    act: (workbench) => workbench.view("Servers").row("shop-web-01").clickContextMenu("Delete…"),
  },
  "invalid-setting": {
    hasMessages: true,
    settings: { "vps.refreshInterval": "often" },
  },
};

const [folder = "", ...names] = process.argv.slice(2);
if (folder === "") {
  throw new Error("Usage: windowPictures FOLDER [SITUATION…]");
}
await mkdir(resolve(folder), { recursive: true });
for (const [theme, colorTheme] of Object.entries(themes)) {
  for (const [name, situation] of Object.entries(situations)) {
    if (
      names.length === 0 ||
      names.includes(name) ||
      names.includes(theme) ||
      names.includes(`${name}-${theme}`)
    ) {
      await timed(`${name}-${theme}`, printProgress, () =>
        take(name, theme, colorTheme, situation),
      );
    }
  }
}

async function take(
  name: string,
  theme: string,
  colorTheme: ColorTheme,
  {
    servers = demo,
    fault,
    signedOut = false,
    apiUrl,
    settings,
    sideBarWidth,
    hasMessages = false,
    act,
  }: Situation,
): Promise<void> {
  const simulator = await startSimulator({ accounts: [{ ...defaultAccount, servers }] });
  if (fault) {
    simulator.faults.add({ fault, times: Infinity });
  }
  const workbench = await openWorkbench({
    settings: { "vps.apiUrl": apiUrl ?? simulator.apiUrl, ...settings },
    env: signedOut ? {} : { VPS_API_TOKEN: defaultAccount.token },
    colorTheme,
    size,
  });
  try {
    await workbench.openView("VPS.org");
    await workbench.page.waitForTimeout(act || settings ? untilMessagesMs : settledMs);
    if (sideBarWidth !== undefined) {
      await widen(workbench, sideBarWidth);
    }
    await act?.(workbench, simulator);
    await workbench.page.mouse.move(0, 0);
    await workbench.page.waitForTimeout(settledMs);
    if (hasMessages) {
      await workbench.companion.execute("notifications.showList");
      await workbench.page.waitForTimeout(settledMs);
    }
    await workbench.screenshot(join(resolve(folder), `${name}-${theme}.png`));
  } finally {
    await workbench.close().catch(() => undefined);
    await simulator.close();
  }
}

async function widen({ page }: Workbench, width: number): Promise<void> {
  const box = await page.locator(".sidebar").boundingBox();
  if (box) {
    await page.mouse.move(box.x + box.width, 300);
    await page.mouse.down();
    await page.mouse.move(box.x + width, 300, { steps: 5 });
    await page.mouse.up();
    await page.mouse.move(0, 0);
  }
}
