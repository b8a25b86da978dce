import assert from "node:assert/strict";
import * as vscode from "vscode";
import { systemClock } from "../../src/core/base/clock";
import { systemNewId } from "../../src/files/newId";
import { systemUserFiles } from "../../src/files/userFiles";
import { openTerminal } from "../../src/commands/connect/openTerminal";
import { SshMemory } from "../../src/commands/connect/sshMemory";
import { FakeMemento } from "../fakes/fakeMemento";
import { eventually } from "../vscode/workbench/eventually";
import { RecordingNotifier } from "../fakes/recordingNotifier";
import { aListedServer, anAccount } from "../fakes/samples";
import { storeOf } from "./storeOf";

const ssh = new SshMemory(new FakeMemento(), () => true);
const surroundings = {
  ssh,
  storage: { files: systemUserFiles, newId: systemNewId },
  probe: () => Promise.resolve("open" as const),
  clock: systemClock,
};
const commands = vscode.commands as { executeCommand: unknown };

describe("Connecting in a terminal", () => {
  const { executeCommand } = commands;
  let run: unknown[][];
  let notifier: RecordingNotifier;

  beforeEach(() => {
    run = [];
    notifier = new RecordingNotifier();
    commands.executeCommand = (...words: unknown[]) => {
      run.push(words);
      return Promise.resolve();
    };
  });

  afterEach(() => {
    commands.executeCommand = executeCommand;
  });

  it("starts the server of the account that was chosen, though another account sees it too", async () => {
    const server = aListedServer("7", { status: "stopped" });
    const store = storeOf(
      { account: anAccount("ada"), servers: [server] },
      { account: anAccount("bob"), servers: [server] },
    );
    await openTerminal(
      { kind: "server", accountKey: "bob", server },
      { store, notifier, ...surroundings },
    );
    await notifier.press("Start and Connect");
    assert.deepEqual(run, [["vps.server.start", "bob/7"]]);
  });

  it("tells a server from one of the same name that another account has", async () => {
    const server = aListedServer("7", { name: "web", status: "stopped" });
    const other = aListedServer("8", { name: "web", ipv4: "203.0.113.11" });
    const store = storeOf(
      { account: anAccount("ada"), servers: [other] },
      { account: anAccount("bob"), servers: [server] },
    );
    await openTerminal(
      { kind: "server", accountKey: "bob", server },
      { store, notifier, ...surroundings },
    );
    assert.equal(
      notifier.shown[0]?.message,
      "web · 203.0.113.10 is stopped. Start it before you connect.",
    );
  });

  it("asks which account's server is meant by an id that two accounts have", async () => {
    const server = aListedServer("7");
    const store = storeOf(
      { account: anAccount("ada"), servers: [server] },
      { account: anAccount("bob"), servers: [server] },
    );
    const window = vscode.window as { showQuickPick: unknown };
    const { showQuickPick } = window;
    const offered: unknown[] = [];
    window.showQuickPick = (items: readonly vscode.QuickPickItem[]) => {
      offered.push(...items.map(({ detail }) => detail));
      return Promise.resolve(undefined);
    };
    try {
      await openTerminal("7", { store, notifier, ...surroundings });
    } finally {
      window.showQuickPick = showQuickPick;
    }
    assert.deepEqual(offered, ["us-west · ada@example.com", "us-west · bob@example.com"]);
  });

  it("leads to the dashboard where the API knows only the network that a server is in", async () => {
    const server = { ...aListedServer("7"), ipv4: undefined, ipv6: "2001:db8:1:2::/64" };
    const store = storeOf({ account: anAccount("ada"), servers: [server] });
    await openTerminal(
      { kind: "server", accountKey: "ada", server },
      { store, notifier, ...surroundings },
    );
    assert.match(
      notifier.shown[0]?.message ?? "",
      /^VPS\.org reports a network for server-7 but not/,
    );
    await notifier.press("Open VPS.org Dashboard");
    assert.deepEqual(run, [["vps.openDashboard"]]);
  });

  it("waits for the port of a server that it has started, and then connects", async () => {
    const server = aListedServer("7", { status: "stopped" });
    const store = storeOf({ account: anAccount("ada"), servers: [server] });
    const tried: unknown[] = [];
    commands.executeCommand = () => {
      store.update("ada", (known) => {
        const servers = [{ ...server, status: "active" }];
        known.listArrived(known.listAsked(), { servers, unreadableCount: 0 }, 0);
      });
      return Promise.resolve();
    };
    const probe = (...where: readonly unknown[]) => {
      tried.push(where.slice(0, 2));
      return Promise.resolve(tried.length < 2 ? ("refused" as const) : ("open" as const));
    };
    const row = { kind: "server", accountKey: "ada", server };
    await openTerminal(row, { store, notifier, ...surroundings, probe });
    await notifier.press("Start and Connect");
    commands.executeCommand = executeCommand;
    assert.deepEqual(tried, [
      ["203.0.113.10", 22],
      ["203.0.113.10", 22],
    ]);
    await eventually(
      () => vscode.window.terminals.some(({ name }) => name.startsWith("server-7")),
      true,
    );
    for (const terminal of vscode.window.terminals) {
      terminal.dispose();
    }
  });

  it("says so when a refresh has just taken the clicked row away", async () => {
    const store = storeOf({ account: anAccount("ada"), servers: [] });
    const row = { kind: "server", accountKey: "ada", server: aListedServer("7") };
    await openTerminal(row, { store, notifier, ...surroundings });
    assert.deepEqual(
      notifier.shown.map(({ message }) => message),
      ["This server isn't in the list. It may have been deleted."],
    );
    assert.deepEqual(run, []);
  });
});
