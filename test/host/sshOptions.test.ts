import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { privateKeys } from "../../src/commands/connect/privateKeys";
import { SshMemory } from "../../src/commands/connect/sshMemory";
import { FakeMemento } from "../fakes/fakeMemento";
import { documentServers } from "../simulator/documentServers";
import { temporaryFolder } from "../vscode/temporaryFolder";
import { CommandScene } from "./commandScene";
import { setSetting, unsetSettings } from "./userSettings";

const [web, db] = documentServers;
assert.ok(web && db);
const list = "Select what to change, or press Escape";

describe("The SSH options of a server", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open({ servers: [web, db] });
  });

  afterEach(async () => {
    await scene.close();
    await unsetSettings();
    for (const terminal of vscode.window.terminals) {
      terminal.dispose();
    }
  });

  /** Opens the list, does something in it, and leaves it. */
  async function edit(act: () => Promise<void>, id = "12345"): Promise<void> {
    const done = scene.run("vps.server.sshOptions", scene.rowOf(id));
    await scene.quick.asked(list);
    await act();
    await scene.quick.asked(list);
    scene.quick.escape();
    await done;
  }

  async function choose(label: string, answer: string): Promise<void> {
    await scene.quick.choose(label);
    await scene.quick.answer(answer);
  }

  async function argumentsOf(id = "12345"): Promise<readonly string[]> {
    const before = new Set(vscode.window.terminals);
    await scene.run("vps.server.openTerminal", scene.rowOf(id));
    const [opened] = vscode.window.terminals.filter((terminal) => !before.has(terminal));
    assert.ok(opened && "shellArgs" in opened.creationOptions);
    const { shellArgs = [] } = opened.creationOptions;
    assert.ok(Array.isArray(shellArgs));
    return shellArgs.slice(5);
  }

  async function copied(label: string): Promise<string> {
    const done = scene.run("vps.server.copyAs", scene.rowOf("12345"));
    await scene.quick.choose(label);
    await done;
    return vscode.env.clipboard.readText();
  }

  it("say what counts at present, and why", async () => {
    await setSetting("ssh.port", 2222);
    await edit(async () => {
      assert.equal(scene.quick.title, "SSH Options for web-server-01");
      await choose("User", "deploy");
      await scene.quick.asked(list);
      assert.deepEqual(
        scene.quick.items.map(({ label, description, detail }) => [label, description, detail]),
        [
          ["User", "deploy", "For this server only"],
          ["Port", "2222", "As in the settings"],
          ["Private key", "chosen by ssh", "As in the settings"],
          ["Use the Settings for All", undefined, undefined],
        ],
      );
    });
  });

  it("count in the terminal, in both forms to copy, and for no other server", async () => {
    await edit(async () => {
      await choose("User", "deploy");
      await choose("Port", "2222");
    });
    assert.deepEqual(await argumentsOf(), ["-p", "2222", "-l", "deploy", "--", "203.0.113.10"]);
    assert.equal(await copied("SSH command"), "ssh -p 2222 deploy@203.0.113.10");
    assert.match(await copied("SSH configuration"), / {2}User deploy\n {2}Port 2222\n/);
    const other = await argumentsOf("12346");
    assert.deepEqual(other.slice(0, 4), ["-p", "22", "-l", "root"]);
  });

  it("take nothing that ssh could misunderstand", async () => {
    await edit(async () => {
      await choose("User", "-oProxyCommand=id");
      assert.equal(scene.quick.complaint, "Not a valid user name");
      await scene.quick.back();
      await choose("Port", "65536");
      assert.equal(scene.quick.complaint, "A whole number from 1 to 65535");
      await scene.quick.back();
    });
    assert.deepEqual(scene.memory.keys(), []);
  });

  it("take a key by its file, or leave it to ssh whatever the setting says", async () => {
    await setSetting("ssh.identityFile", "/home/ada/.ssh/id");
    const window = vscode.window as { showOpenDialog: unknown };
    const { showOpenDialog } = window;
    window.showOpenDialog = () => Promise.resolve([vscode.Uri.file("/keys/a b;id")]);
    try {
      await edit(async () => {
        await scene.quick.choose("Private key");
        await scene.quick.choose("Other File…");
      });
    } finally {
      window.showOpenDialog = showOpenDialog;
    }
    const key = vscode.Uri.file("/keys/a b;id").fsPath;
    assert.deepEqual((await argumentsOf()).slice(2, 4), ["-i", key]);
    await edit(async () => {
      await scene.quick.choose("Private key");
      await scene.quick.choose("Let ssh Choose");
    });
    assert.equal((await argumentsOf()).includes("-i"), false);
  });

  it("give way to the settings again, one by one or all at once", async () => {
    await edit(async () => {
      await choose("User", "deploy");
      await choose("Port", "2222");
      await choose("User", "");
    });
    assert.deepEqual((await argumentsOf()).slice(0, 4), ["-p", "2222", "-l", "root"]);
    await edit(() => scene.quick.choose("Use the Settings for All"));
    assert.deepEqual(scene.memory.keys(), []);
  });
});

describe("The memory of SSH options", () => {
  const ada = { accountKey: "ada", serverId: "7" };

  it("keeps two accounts' options for the same server apart", async () => {
    const memory = new SshMemory(new FakeMemento(), () => true);
    await memory.keep(ada, { user: "deploy" });
    assert.deepEqual(memory.optionsOf({ ...ada, accountKey: "bob" }), {});
    assert.deepEqual(memory.optionsOf(ada), { user: "deploy" });
  });

  it("forgets those of an account that has signed out", async () => {
    const memento = new FakeMemento();
    await memento.update("other", 1);
    await new SshMemory(memento, () => true).keep({ ...ada, accountKey: "bob" }, { port: 2222 });
    await new SshMemory(memento, (key) => key === "ada").keep(ada, { user: "deploy" });
    assert.deepEqual(memento.keys(), ["other", "ssh/ada/7"]);
  });
});

describe("The keys that are offered", () => {
  it("are those in ~/.ssh that have a public half", async () => {
    const home = await temporaryFolder("vps-home-");
    await mkdir(join(home.path, ".ssh"));
    for (const name of ["id_b", "id_b.pub", "id_a", "id_a.pub", "config", "lone.pub", "old"]) {
      await writeFile(join(home.path, ".ssh", name), "");
    }
    const keys = await privateKeys(home.path);
    assert.deepEqual(
      keys.map(({ name }) => name),
      ["id_a", "id_b"],
    );
    await home.remove();
  });

  it("are none where there is no such folder", async () => {
    assert.deepEqual(await privateKeys("/nowhere"), []);
  });
});
