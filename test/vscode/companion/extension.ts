import { randomUUID } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import * as vscode from "vscode";
import { addressVariable, type CompanionAddress, type Order, type WindowState } from "./protocol";

/** Carries out in a driven window what tests would otherwise need the command palette for. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const file = process.env[addressVariable];
  if (!file) {
    return;
  }
  const secret = randomUUID();
  const server = createServer((request, response) => {
    const reply = (status: number, value: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(value ?? null));
    };
    if (request.headers.authorization !== secret) {
      reply(401, "This is not the secret.");
      return;
    }
    text(request)
      .then((body) => carryOut(JSON.parse(body) as Order))
      .then(
        (value) => {
          reply(200, value);
        },
        (error: unknown) => {
          reply(500, String(error));
        },
      );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.subscriptions.push({ dispose: () => server.close() });
  const { port } = server.address() as AddressInfo;
  const address: CompanionAddress = { port, secret };
  // Whoever looks for the file finds it whole.
  await writeFile(`${file}.new`, JSON.stringify(address), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

async function carryOut(order: Order): Promise<unknown> {
  switch (order.kind) {
    case "execute":
      // What a command gives may be anything; nobody asks for it.
      await vscode.commands.executeCommand(order.id, ...order.args);
      return undefined;
    case "start":
      void vscode.commands.executeCommand(order.id, ...order.args);
      return undefined;
    case "set":
      return set(order.settings);
    case "state":
      return state();
  }
}

/** Brings the person's settings to these values; undefined values come as null. */
async function set(settings: Readonly<Record<string, unknown>>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  for (const [key, value] of Object.entries(settings)) {
    const wanted = value ?? undefined;
    const now = configuration.inspect(key)?.globalValue;
    if (JSON.stringify(now) !== JSON.stringify(wanted)) {
      await configuration.update(key, wanted, vscode.ConfigurationTarget.Global);
    }
  }
}

function state(): WindowState {
  const { tabGroups, activeTextEditor, state: window } = vscode.window;
  return {
    isFocused: window.focused,
    tabs: tabGroups.all.map(({ tabs }) => tabs.map(({ label }) => label)),
    activeTab: tabGroups.activeTabGroup.activeTab?.label ?? "",
    activeDocument: activeTextEditor?.document.uri.toString() ?? "",
  };
}
