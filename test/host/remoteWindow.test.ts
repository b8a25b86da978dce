import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { openRemoteWindow, remoteSshExtensions } from "../../src/commands/connect/openRemoteWindow";
import { SshConfig } from "../../src/commands/connect/sshConfig";
import { SshMemory } from "../../src/commands/connect/sshMemory";
import type { Server } from "../../src/core/servers/server";
import { systemNewId } from "../../src/files/newId";
import { systemUserFiles } from "../../src/files/userFiles";
import { FakeMemento } from "../fakes/fakeMemento";
import { RecordingNotifier } from "../fakes/recordingNotifier";
import { aListedServer, anAccount } from "../fakes/samples";
import { temporaryFolder, type TemporaryFolder } from "../vscode/temporaryFolder";
import { storeOf } from "./storeOf";
import { setSetting, unsetSettings } from "./userSettings";

const ref = { accountKey: "ada", serverId: "7" };
const users = "Host mine\n  User ada\n";

describe("Opening a remote window", () => {
  const commands = vscode.commands as { executeCommand: unknown };
  const extensions = vscode.extensions as { getExtension: unknown };
  const { executeCommand } = vscode.commands;
  const { getExtension } = extensions;
  let home: TemporaryFolder;
  let ssh: SshMemory;
  let installed: string | undefined;
  let opened: unknown[];

  beforeEach(async () => {
    home = await temporaryFolder("vps-home-");
    await mkdir(join(home.path, ".ssh"));
    await writeFile(config(), users);
    ssh = new SshMemory(new FakeMemento(), () => true);
    [installed] = remoteSshExtensions;
    opened = [];
    extensions.getExtension = (id: string) => (id === installed ? { id } : undefined);
    commands.executeCommand = (id: string, ...args: readonly unknown[]) => {
      if (id === "vscode.diff") {
        return executeCommand(id, ...args);
      }
      opened.push([id, ...args]);
      return Promise.resolve();
    };
  });

  afterEach(async () => {
    commands.executeCommand = executeCommand;
    extensions.getExtension = getExtension;
    await unsetSettings();
    await home.remove();
  });

  const config = () => join(home.path, ".ssh", "config");
  const hosts = () => readFile(join(home.path, ".ssh", "vps-servers.config"), "utf8");
  const window = (remoteAuthority: string) => [["vscode.newWindow", { remoteAuthority }]];

  async function open(answer?: string, changes: Partial<Server> = {}): Promise<RecordingNotifier> {
    const server = aListedServer("7", { name: "Web 1", ...changes });
    const store = storeOf({ account: anAccount("ada"), servers: [server] });
    const notifier = new RecordingNotifier(answer);
    const storage = { files: systemUserFiles, newId: systemNewId };
    const sshConfig = new SshConfig({ store, notifier, ssh, storage, home: home.path });
    const row = { kind: "server", accountKey: "ada", server };
    await openRemoteWindow(row, { store, notifier, ssh, sshConfig });
    return notifier;
  }

  for (const id of remoteSshExtensions) {
    it(`goes by the name of the host with ${id}, once the line is there`, async () => {
      installed = id;
      const notifier = await open("Add Line");
      assert.deepEqual(
        notifier.asked.map(({ message, buttons }) => [message, buttons]),
        [[`Add one line to ${config()}?`, ["Add Line", "Continue Without It"]]],
      );
      assert.equal(await readFile(config(), "utf8"), `Include vps-servers.config\n${users}`);
      assert.deepEqual(opened, window("ssh-remote+vps-web-1"));
    });
  }

  it("uses the user, port and key that the terminal uses, whatever they are", async () => {
    await ssh.keep(ref, { user: "Ada", port: 2222, identityFile: "/keys/a b" });
    await open("Add Line", { ipv4: undefined });
    assert.deepEqual(opened, window("ssh-remote+vps-web-1"));
    assert.match(
      await hosts(),
      /Host vps-web-1\n {2}HostName 2001:db8::1\n {2}User Ada\n {2}Port 2222\n {2}HostKeyAlias vps-id-7\n {2}IdentityFile "\/keys\/a b"\n/,
    );
  });

  it("asks once, and brings the host up to date each time", async () => {
    await open("Add Line");
    const again = await open(undefined, { ipv4: "203.0.113.99" });
    assert.deepEqual(again.asked, []);
    assert.match(await hosts(), /HostName 203\.0\.113\.99/);
  });

  it("does without the line where the user wants that, and doesn't ask again", async () => {
    await open("Continue Without It");
    const again = await open();
    assert.deepEqual(again.asked, []);
    const [expected] = window("ssh-remote+root@203.0.113.10");
    assert.deepEqual(opened, [expected, expected]);
    assert.equal(await readFile(config(), "utf8"), users);
  });

  it("does nothing if the user cancels", async () => {
    await open();
    assert.deepEqual(opened, []);
    assert.equal(await readFile(config(), "utf8"), users);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.deepEqual(
      tabs.filter(({ input }) => input instanceof vscode.TabInputTextDiff),
      [],
    );
  });

  it("does without a configuration that it can't change, and says why", async () => {
    await writeFile(config(), `\ufeff${users}`);
    const notifier = await open();
    assert.match(
      notifier.shown[0]?.message ?? "",
      /was not changed, since ssh itself can't read it/,
    );
    assert.deepEqual(opened, window("ssh-remote+root@203.0.113.10"));
  });

  it("asks for nothing where the extension reads another configuration than the user's", async () => {
    const remote = vscode.workspace as { getConfiguration: unknown };
    const { getConfiguration } = vscode.workspace;
    remote.getConfiguration = (...words: readonly string[]) => {
      const real = getConfiguration(...words);
      const get = (key: string) => (key === "remote.SSH.configFile" ? "/x" : real.get(key));
      return { ...real, get };
    };
    try {
      assert.deepEqual((await open()).asked, []);
    } finally {
      remote.getConfiguration = getConfiguration;
    }
    assert.deepEqual(opened, window("ssh-remote+root@203.0.113.10"));
  });

  it("offers to find an extension where there is none", async () => {
    installed = undefined;
    const notifier = await open();
    assert.deepEqual(notifier.shown[0]?.buttons, ["Find Extension"]);
    await notifier.press("Find Extension");
    assert.deepEqual(opened, [["workbench.extensions.search", "remote ssh"]]);
  });

  it("leads to the setting that is at fault", async () => {
    await setSetting("ssh.port", 0);
    const notifier = await open();
    assert.deepEqual(
      notifier.shown.map(({ buttons }) => buttons),
      [["Open Settings"]],
    );
  });
});

describe("The SSH configuration of the servers", () => {
  it("is written and removed by commands, and follows the options meanwhile", async () => {
    const home = await temporaryFolder("vps-home-");
    const folder = join(home.path, ".ssh");
    const ssh = new SshMemory(new FakeMemento(), () => true);
    const store = storeOf({ account: anAccount("ada"), servers: [aListedServer("7")] });
    const notifier = new RecordingNotifier("Add Line");
    const storage = { files: systemUserFiles, newId: systemNewId };
    const sshConfig = new SshConfig({ store, notifier, ssh, storage, home: home.path });
    await sshConfig.update();
    await assert.rejects(readFile(join(folder, "vps-servers.config")));
    await sshConfig.write();
    assert.match(notifier.shown[0]?.message ?? "", /for example: ssh vps-server-7$/);
    assert.equal(await readFile(join(folder, "config"), "utf8"), "Include vps-servers.config\n");
    await ssh.keep(ref, { user: "deploy" });
    await sshConfig.update();
    assert.match(await readFile(join(folder, "vps-servers.config"), "utf8"), /User deploy/);
    await sshConfig.remove();
    await assert.rejects(readFile(join(folder, "config")));
    await home.remove();
  });
});
