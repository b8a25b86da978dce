import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import * as vscode from "vscode";
import { commandIds } from "../../src/core/base/commandIds";
import type { Simulator } from "../simulator/simulator";
import { activatedExtension, callsOf } from "./activatedExtension";
import { answerMessages, type MessageLog } from "./messages";
import { setSetting, unsetSettings } from "./userSettings";

const ids = Object.values(commandIds);
const pollMs = 25;

/** Runs a command and presses Escape in every box that it opens, until it has ended. */
async function runAndEscape(id: string, ...args: readonly unknown[]): Promise<void> {
  const state = { ended: false };
  const done = Promise.resolve(vscode.commands.executeCommand(id, ...args)).finally(() => {
    state.ended = true;
  });
  while (!state.ended) {
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await wait(pollMs);
  }
  await done;
}

describe("Every command", () => {
  let simulator: Simulator;
  let messages: MessageLog;
  const opened: string[] = [];
  const env = vscode.env as unknown as { openExternal: unknown };
  const { openExternal } = env;

  beforeEach(async () => {
    simulator = await activatedExtension();
    messages = answerMessages();
    opened.length = 0;
    env.openExternal = (uri: vscode.Uri) => {
      opened.push(uri.toString(true));
      return Promise.resolve(true);
    };
  });

  afterEach(() => {
    env.openExternal = openExternal;
    messages.restore();
  });

  after(() => unsetSettings());

  it("is known to VS Code once the extension is active", async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      ids.filter((id) => !known.has(id)),
      [],
    );
  });

  for (const id of ids) {
    it(`ends without a fault and changes nothing when ${id} is called without anything`, async () => {
      await runAndEscape(id);
      assert.deepEqual(faultsIn(messages), []);
      assert.deepEqual(
        callsOf(simulator).filter((call) => !call.startsWith("GET ")),
        [],
      );
    });

    it(`does so when ${id} is called with what no row is`, async () => {
      await runAndEscape(id, { kind: "group" }, [{ kind: "server" }, 7, null, [null]]);
      assert.deepEqual(faultsIn(messages), []);
      assert.deepEqual(
        callsOf(simulator).filter((call) => !call.startsWith("GET ")),
        [],
      );
    });
  }

  it("says so if the row that it was meant for is gone, and asks for no other", async () => {
    for (const id of [commandIds.stop, commandIds.rename, commandIds.show]) {
      await vscode.commands.executeCommand(id, undefined);
    }
    const changed = "The list has changed meanwhile, so nothing was done. Select the server again.";
    assert.deepEqual(
      messages.shown.map(({ message }) => message),
      [changed, changed, changed],
    );
  });

  it("says that nobody is signed in, where that is so", async () => {
    await setSetting("apiUrl", "http://127.0.0.1:1/api/v1/");
    for (const id of [commandIds.start, commandIds.copyIp, commandIds.signOut]) {
      await runAndEscape(id);
    }
    assert.deepEqual(
      messages.shown.map(({ message, buttons }) => [message, ...buttons]),
      Array(3).fill(["You are not signed in to VPS.org.", "Sign In…"]),
    );
  });

  it("that opens the dashboard opens VPS.org's own address", async () => {
    await vscode.commands.executeCommand("vps.openDashboard");
    assert.deepEqual(opened, ["https://admin.vps.org/"]);
  });

  it("that signs out tells how, where the token comes from the environment", async () => {
    const quickPick = vscode.window as unknown as { showQuickPick: unknown };
    const { showQuickPick } = quickPick;
    quickPick.showQuickPick = (items: readonly unknown[]) => Promise.resolve(items[0]);
    try {
      await vscode.commands.executeCommand("vps.signOut");
    } finally {
      quickPick.showQuickPick = showQuickPick;
    }
    assert.match(messages.shown[0]?.message ?? "", /^This account comes from the VPS_API_TOKEN/);
  });
});

function faultsIn({ shown }: MessageLog): readonly string[] {
  return shown.map(({ message }) => message).filter((message) => message.includes("fault"));
}
