import assert from "node:assert/strict";
import { basename } from "node:path";
import * as vscode from "vscode";
import { sshPlace } from "../../src/commands/connect/sshPlace";
import { speakingPort } from "../vscode/speakingPort";
import { eventually } from "../vscode/workbench/eventually";
import { activatedExtension, callsOf } from "./activatedExtension";
import { answerMessages, type MessageLog } from "./messages";
import { setSetting, unsetSettings } from "./userSettings";

const patience = ["-o", "ConnectTimeout=30", "-o", "ServerAliveInterval=15"];

/** The window of the tests may itself be one whose extensions run elsewhere. */
function placeOfThisWindow(): string {
  const extension = vscode.extensions.getExtension("vps-org.vps-servers");
  return sshPlace(vscode.env.remoteName, extension?.extensionKind).suffix;
}

describe("Connecting to a server", () => {
  let messages: MessageLog;
  let port: Awaited<ReturnType<typeof speakingPort>> | undefined;

  beforeEach(async () => {
    await activatedExtension();
    messages = answerMessages();
  });

  afterEach(async () => {
    messages.restore();
    port?.close();
    await unsetSettings();
    for (const terminal of vscode.window.terminals) {
      terminal.dispose();
    }
  });

  async function terminalOf(id: string) {
    const before = new Set(vscode.window.terminals);
    await vscode.commands.executeCommand("vps.server.openTerminal", id);
    const opened = vscode.window.terminals.filter((terminal) => !before.has(terminal));
    return opened.map(({ name, creationOptions }) => {
      assert.ok("shellPath" in creationOptions);
      const { shellPath, shellArgs = [], isTransient } = creationOptions;
      const [script = "", ...args] = shellArgs;
      return { name, shellPath, script: basename(script), args, isTransient };
    });
  }

  it("starts the extension's own program for ssh with a list of arguments, and no shell", async () => {
    assert.deepEqual(await terminalOf("12345"), [
      {
        name: `web-server-01${placeOfThisWindow()}`,
        shellPath: process.execPath,
        script: "ssh.js",
        args: [...patience, "-p", "22", "-l", "root", "--", "203.0.113.10"],
        isTransient: true,
      },
    ]);
  });

  it("takes user, port and key from the settings, each as one argument", async () => {
    await setSetting("ssh.user", "deploy");
    await setSetting("ssh.port", 2222);
    await setSetting("ssh.identityFile", "/home/ada/my keys/id; rm -rf ~");
    const [terminal] = await terminalOf("12345");
    assert.deepEqual(terminal?.args, [
      ...patience,
      "-p",
      "2222",
      "-i",
      "/home/ada/my keys/id; rm -rf ~",
      "-l",
      "deploy",
      "--",
      "203.0.113.10",
    ]);
  });

  it("is refused where what the API gives is no address", async () => {
    assert.deepEqual(await terminalOf("5"), []);
    assert.equal(
      messages.shown[0]?.message,
      "The address that VPS.org reports for evil isn't a valid IP address. Nothing was started.",
    );
  });

  it("waits for a server that has no address yet", async () => {
    assert.deepEqual(await terminalOf("4"), []);
    assert.equal(messages.shown[0]?.message, "new has no IP address yet. Try again in a minute.");
  });

  for (const [key, value, sentence] of [
    ["ssh.user", "-oProxyCommand=x", "The setting vps.ssh.user isn't a valid user name."],
    ["ssh.user", "root@evil", "The setting vps.ssh.user isn't a valid user name."],
    ["ssh.port", 0, "The setting vps.ssh.port must be a whole number from 1 to 65535."],
    ["ssh.port", 22.5, "The setting vps.ssh.port must be a whole number from 1 to 65535."],
    ["ssh.identityFile", "-oX", "The setting vps.ssh.identityFile isn't a valid file path."],
  ] as const) {
    it(`is refused for ${key} ${JSON.stringify(value)}, with the way to the setting`, async () => {
      await setSetting(key, value);
      assert.deepEqual(await terminalOf("12345"), []);
      assert.equal(messages.shown[0]?.message, `${sentence} Nothing was started.`);
      assert.deepEqual(messages.shown[0].buttons, ["Open Settings"]);
    });
  }

  it("offers to start a server that is stopped, and then connects only if asked", async () => {
    assert.deepEqual(await terminalOf("3"), []);
    assert.equal(messages.shown[0]?.message, "off is stopped. Start it before you connect.");
    assert.deepEqual(messages.shown[0].buttons, ["Start and Connect", "Connect Anyway"]);
  });

  it("starts it where that is chosen, and connects as soon as it is active", async () => {
    const simulator = await activatedExtension();
    // A port of this machine, since the extension really asks whether one answers there.
    port = await speakingPort();
    await setSetting("ssh.port", port.number);
    messages.answer = "Start and Connect";
    assert.deepEqual(await terminalOf("3"), []);
    await eventually(() => callsOf(simulator)[0], "POST servers/3/start/");
    simulator.setServer(3, { status: "active", ipAddress: "127.0.0.1" });
    await vscode.commands.executeCommand("vps.servers.refresh");
    await eventually(
      () => vscode.window.terminals.some(({ name }) => name.startsWith("off")),
      true,
    );
  });
});

describe("Connecting from a remote window", () => {
  const env = Object.getOwnPropertyDescriptor(vscode.env, "remoteName");
  const extensions = vscode.extensions as { getExtension: unknown };
  const { getExtension } = extensions;

  beforeEach(() => activatedExtension());

  afterEach(async () => {
    await unsetSettings();
    if (env) {
      Object.defineProperty(vscode.env, "remoteName", env);
    }
    extensions.getExtension = getExtension;
    for (const terminal of vscode.window.terminals) {
      terminal.dispose();
    }
  });

  for (const [kind, suffix] of [
    [vscode.ExtensionKind.UI, "Local"],
    [vscode.ExtensionKind.Workspace, "SSH"],
  ] as const) {
    it(`starts ssh where the extension runs, and the terminal is named for it: ${suffix}`, async () => {
      const own = vscode.extensions.getExtension("vps-org.vps-servers");
      Object.defineProperty(vscode.env, "remoteName", { value: "ssh-remote", configurable: true });
      extensions.getExtension = () => ({
        ...own,
        extensionPath: own?.extensionPath,
        extensionKind: kind,
      });
      const before = new Set(vscode.window.terminals);
      await vscode.commands.executeCommand("vps.server.openTerminal", "12345");
      const terminal = vscode.window.terminals.find((opened) => !before.has(opened));
      assert.equal(terminal?.name, `web-server-01 (${suffix})`);
      assert.ok("cwd" in terminal.creationOptions);
      const { cwd } = terminal.creationOptions;
      assert.ok(cwd instanceof vscode.Uri);
      // Unlike a path, which VS Code takes for one of the remote place.
      assert.equal(cwd.scheme, "file");
    });
  }
});

describe("Copying an address", () => {
  let messages: MessageLog;

  beforeEach(async () => {
    await activatedExtension();
    messages = answerMessages();
  });

  afterEach(async () => {
    messages.restore();
    await unsetSettings();
  });

  it("puts it on the clipboard", async () => {
    await vscode.commands.executeCommand("vps.server.copyIp", "12345");
    assert.equal(await vscode.env.clipboard.readText(), "203.0.113.10");
    assert.deepEqual(messages.shown, []);
  });

  it("leaves the clipboard alone for a server without one", async () => {
    await vscode.env.clipboard.writeText("mine");
    await vscode.commands.executeCommand("vps.server.copyIp", "4");
    assert.equal(await vscode.env.clipboard.readText(), "mine");
    assert.equal(messages.shown[0]?.message, "new has no IP address yet. Try again in a minute.");
  });
});
