/**
 * The extension in a real VS Code, signed in to a simulated API on this machine.
 *
 *   npm run demo                 VS Code in the browser
 *   npm run demo -- --desktop    an installed desktop VS Code
 *   npm run demo -- --oldest     the oldest VS Code that the extension supports
 */
import { once } from "node:events";
import { join } from "node:path";
import manifest from "../package.json";
import { openDesktopWindow, type DesktopWindow } from "../test/vscode/desktopWindow";
import { npmVscode, type NpmVscode } from "../test/vscode/npmVscode";
import { openInDesktop } from "../test/vscode/openInDesktop";
import { companionFolder, projectRoot } from "../test/vscode/projectRoot";
import { printProgress, timed } from "../test/vscode/steps";
import { calmSettings, type Settings } from "../test/vscode/userSettings";
import { startVscodeServer, type VscodeServer } from "../test/vscode/vscodeServer";
import { Companion } from "../test/vscode/workbench/companion";
import { defaultAccount } from "../test/simulator/accountRecords";
import { demoServers } from "../test/simulator/demoServers";
import { startSimulator } from "../test/simulator/simulator";
import { recordWeekOfUsage } from "../test/simulator/weekOfUsage";

const durationsMs = { provisioning: 30_000, starting: 5_000, stopping: 4_000, rebooting: 7_000 };

const args = process.argv.slice(2);
const unknown = args.find((arg) => !["--desktop", "--oldest"].includes(arg));
if (unknown) {
  throw new Error(`"${unknown}" is not understood. Usage: npm run demo -- [--desktop] [--oldest]`);
}
const inBrowser = !args.includes("--desktop");
const vscode = inBrowser ? await npmVscode(args.includes("--oldest") ? "oldest" : "newest") : null;

/** The account of VPS_API_TOKEN, and the server whose details the first picture shows. */
const accountKey = "environment";
const firstServer = "shop-web-01";
const stopAsked = Promise.race(
  ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => once(process, signal)),
);
const simulator = await startSimulator({
  servers: demoServers,
  durationsMs,
  wanderingUsage: true,
});
try {
  printProgress(`The simulated VPS.org answers at ${simulator.apiUrl}`);
  const settings = { ...calmSettings, "vps.apiUrl": simulator.apiUrl };
  const env = { VPS_API_TOKEN: defaultAccount.token };
  const host: DesktopWindow & { readonly url?: string } = vscode
    ? await timed(`Starting VS Code ${vscode.version}`, printProgress, () =>
        startInBrowser(vscode, settings, env),
      )
    : await openDesktopWindow(settings, env);
  if (host.url !== undefined) {
    console.log(`\n  Open ${host.url}\n`);
    openInDesktop(host.url);
  }
  if (!inBrowser) {
    console.log(`  Click the VPS.org icon at the left edge to see ${demoServers.length} servers.`);
  }
  console.log("  Ctrl+C stops everything.");
  try {
    await Promise.race([stopAsked, host.ended]);
  } finally {
    console.log("");
    await timed("Stopping", printProgress, () => host.stop());
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await simulator.close();
}
process.exit();

/** With a week of recorded usage, and the servers in sight as soon as the page is open. */
async function startInBrowser(
  version: NpmVscode,
  settings: Settings,
  env: Readonly<Record<string, string>>,
): Promise<VscodeServer> {
  const extensions = [projectRoot, companionFolder];
  const server = await startVscodeServer(version, { settings, env, extensions });
  const storage = join(
    server.userDataFolder,
    "User",
    "globalStorage",
    `${manifest.publisher}.${manifest.name}`,
  );
  await recordWeekOfUsage(join(storage, "history"), accountKey, demoServers, Date.now());
  // A page that was closed meanwhile has nothing to show.
  showServersIn(new Companion(server.companionFile)).catch(() => undefined);
  return server;
}

/** The companion answers as soon as somebody has opened the page, however late that is. */
async function showServersIn(companion: Companion): Promise<void> {
  const server = demoServers.find(({ name }) => name === firstServer);
  await companion.opened();
  await companion.execute("workbench.view.extension.vps");
  await companion.execute("vps.server.show", String(server?.id));
}
