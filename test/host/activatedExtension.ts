import assert from "node:assert/strict";
import * as vscode from "vscode";
import { defaultAccount } from "../simulator/accountRecords";
import { documentServers } from "../simulator/documentServers";
import type { ServerRecord } from "../simulator/serverRecords";
import { startSimulator, type Simulator } from "../simulator/simulator";
import { setSetting } from "./userSettings";

const shared = Symbol.for("vps-servers.activatedExtension");
type Shared = { [shared]: Promise<Simulator> | undefined };

const [web, db] = documentServers;
assert.ok(web && db);

/** One server for each thing that commands tell apart. */
const servers: readonly ServerRecord[] = [
  web,
  db,
  { ...web, id: 3, name: "off", status: "stopped", ipAddress: "203.0.113.3", ipv6Address: null },
  { ...web, id: 4, name: "new", status: "suspended", ipAddress: null, ipv6Address: null },
  { ...web, id: 5, name: "evil", ipAddress: "-oProxyCommand=touch /tmp/x", ipv6Address: null },
];

/**
 * The extension as VS Code loads it, signed in by VPS_API_TOKEN to an API in this process. It can
 * be activated but once, so all test files share it. Call it before each test.
 */
export async function activatedExtension(): Promise<Simulator> {
  const holder = globalThis as unknown as Shared;
  const simulator = await (holder[shared] ??= activate());
  simulator.faults.clear();
  for (const server of servers) {
    simulator.setServer(server.id, server);
  }
  await setSetting("apiUrl", simulator.apiUrl);
  await setSetting("confirmPowerActions", false);
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  await vscode.commands.executeCommand("vps.servers.refresh");
  simulator.clearRequests();
  return simulator;
}

async function activate(): Promise<Simulator> {
  const simulator = await startSimulator({ servers });
  await setSetting("apiUrl", simulator.apiUrl);
  process.env.VPS_API_TOKEN = defaultAccount.token;
  const extension = vscode.extensions.getExtension("vps-org.vps-servers");
  assert.ok(extension, "VS Code does not know the extension.");
  assert.equal(extension.isActive, false, "Something has activated the extension already.");
  await extension.activate();
  delete process.env.VPS_API_TOKEN;
  return simulator;
}

/** "POST servers/3/start/" for each request that the API got. */
export function callsOf(simulator: Simulator): readonly string[] {
  const root = new URL(simulator.apiUrl).pathname;
  return simulator.requests.map(({ method, path }) => `${method} ${path.replace(root, "")}`);
}
