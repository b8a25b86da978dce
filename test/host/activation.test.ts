import assert from "node:assert/strict";
import { channel } from "node:diagnostics_channel";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as vscode from "vscode";
import { FakeMemento } from "../fakes/fakeMemento";
import { MemorySecrets } from "../fakes/memorySecrets";
import { defaultAccount } from "../simulator/accountRecords";
import { startSimulator, type Simulator } from "../simulator/simulator";
import { RecordingLogger } from "../fakes/recordingLogger";
import { temporaryFolder, type TemporaryFolder } from "../vscode/temporaryFolder";
import { eventually } from "../vscode/workbench/eventually";
import { countOpenDisposables, timerName, type OpenDisposables } from "./openDisposables";
import { setSetting, unsetSettings } from "./userSettings";

interface Program {
  activate(context: unknown): void;
  deactivate(): Promise<void> | undefined;
}

class RecordingChannel extends RecordingLogger {
  dispose(): void {
    this.lines.length = 0;
  }
}

const channels = ["http.client.request.created", "http.client.request.start"];
/** More than a user asks for in a day. */
const refreshes = 200;

/** Runs before the files for which VS Code itself activates it, since a view has one provider. */
describe("The extension that ships, activated and deactivated", () => {
  let simulator: Simulator;
  let folder: TemporaryFolder;
  let open: OpenDisposables;
  let subscriptions: vscode.Disposable[];
  let program: Program;
  const { registerCommand } = vscode.commands;
  const { createOutputChannel } = vscode.window;
  const commands = new Map<string, () => unknown>();

  const extension = vscode.extensions.getExtension("vps-org.vps-servers");
  assert.ok(extension, "VS Code does not know the extension.");
  const load = createRequire(join(extension.extensionPath, "package.json"));
  const dist = join(extension.extensionPath, "dist");

  beforeEach(async () => {
    assert.equal(extension.isActive, false, "VS Code has activated the extension already.");
    simulator = await startSimulator();
    folder = await temporaryFolder("vps-activation-");
    await setSetting("apiUrl", simulator.apiUrl);
    // A command that VS Code knew of would have it activate the extension too.
    Object.assign(vscode.commands, {
      registerCommand: (id: string, run: () => unknown) => {
        commands.set(id, run);
        return new vscode.Disposable(() => commands.delete(id));
      },
    });
    // VS Code keeps a channel by its name, and does not open a closed one again.
    Object.assign(vscode.window, { createOutputChannel: () => new RecordingChannel() });
    open = countOpenDisposables();
    program = load("./dist/extension.js") as Program;
    subscriptions = [];
    begin();
    await refresh();
  });

  afterEach(async () => {
    await end();
    open.restore();
    Object.assign(vscode.commands, { registerCommand });
    Object.assign(vscode.window, { createOutputChannel });
    await simulator.close();
    await unsetSettings();
    await folder.remove();
    for (const file of Object.keys(load.cache).filter((path) => path.startsWith(dist))) {
      Reflect.deleteProperty(load.cache, file);
    }
  });

  function begin(): void {
    process.env.VPS_API_TOKEN = defaultAccount.token;
    program.activate({
      subscriptions,
      secrets: new MemorySecrets(),
      globalState: Object.assign(new FakeMemento(), { setKeysForSync: () => undefined }),
      workspaceState: new FakeMemento(),
      globalStorageUri: vscode.Uri.file(folder.path),
      extensionUri: extension?.extensionUri,
    });
    delete process.env.VPS_API_TOKEN;
  }

  /** What does not end by itself, as timers do. */
  const held = () => open.names().filter((name) => name !== timerName);

  async function refresh(): Promise<void> {
    await commands.get("vps.servers.refresh")?.();
  }

  /** As VS Code does it. */
  async function end(): Promise<void> {
    await program.deactivate();
    for (const subscription of subscriptions.splice(0)) {
      subscription.dispose();
    }
  }

  it("has taken back every listener, view, command and timer", async () => {
    assert.ok(open.names().length > 30, open.names().join());
    assert.ok(simulator.requests.length > 0);
    await end();
    await eventually(() => open.names(), []);
    for (const name of channels) {
      assert.equal(channel(name).hasSubscribers, false, name);
    }
  });

  it("sends nothing more, although a list was under way", async () => {
    simulator.faults.add({ times: Infinity, fault: { kind: "noAnswer" } });
    simulator.clearRequests();
    void refresh();
    await eventually(() => simulator.requests.length, 1);
    await end();
    await eventually(() => open.names(), []);
    assert.equal(simulator.requests.length, 1);
  });

  it("can be activated again", async () => {
    const before = held();
    await end();
    begin();
    await refresh();
    await eventually(() => held(), before);
  });

  it("holds no more after a day of refreshes than after the first", async () => {
    const before = held();
    for (let time = 1; time <= refreshes; time += 1) {
      await refresh();
    }
    assert.ok(simulator.requests.length > refreshes);
    await eventually(() => held(), before);
  });
});
