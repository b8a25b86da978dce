/**
 * The extension in a real VS Code, signed in to a simulated API on this machine.
 *
 *   npm run demo                 VS Code in the browser
 *   npm run demo -- --desktop    an installed desktop VS Code
 *   npm run demo -- --oldest     the oldest VS Code that the extension supports
 */
import { once } from "node:events";
import { openDesktopWindow, type DesktopWindow } from "../test/vscode/desktopWindow";
import { npmVscode } from "../test/vscode/npmVscode";
import { openInDesktop } from "../test/vscode/openInDesktop";
import { projectRoot } from "../test/vscode/projectRoot";
import { printProgress, timed } from "../test/vscode/steps";
import { calmSettings } from "../test/vscode/userSettings";
import { startVscodeServer } from "../test/vscode/vscodeServer";
import { defaultAccount } from "../test/simulator/accountRecords";
import { demoServers } from "../test/simulator/demoServers";
import { startSimulator } from "../test/simulator/simulator";

const durationsMs = { provisioning: 30_000, starting: 5_000, stopping: 4_000, rebooting: 7_000 };

const args = process.argv.slice(2);
const unknown = args.find((arg) => !["--desktop", "--oldest"].includes(arg));
if (unknown) {
  throw new Error(`"${unknown}" is not understood. Usage: npm run demo -- [--desktop] [--oldest]`);
}
const inBrowser = !args.includes("--desktop");
const vscode = inBrowser ? await npmVscode(args.includes("--oldest") ? "oldest" : "newest") : null;

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
        startVscodeServer(vscode, { settings, env, extensions: [projectRoot] }),
      )
    : await openDesktopWindow(settings, env);
  if (host.url !== undefined) {
    console.log(`\n  Open ${host.url}\n`);
    openInDesktop(host.url);
  }
  console.log(`  Click the VPS.org icon at the left edge to see ${demoServers.length} servers.`);
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
