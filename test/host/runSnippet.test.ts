import assert from "node:assert/strict";
import * as vscode from "vscode";
import { documentServers } from "../simulator/documentServers";
import { CommandScene } from "./commandScene";
import { setSetting, unsetSettings } from "./userSettings";

const [web, db] = documentServers;
assert.ok(web && db);
const servers = [web, { ...db, id: 1, name: "app-1" }];
const hostile = 'echo "$(touch /tmp/x)"; `id` && ${HOME}';

describe("A snippet", () => {
  let scene: CommandScene;
  let opened: vscode.TerminalOptions[];
  const window = vscode.window as { createTerminal: unknown };
  const { createTerminal } = window;

  beforeEach(async () => {
    opened = [];
    window.createTerminal = (options: vscode.TerminalOptions) => {
      opened.push(options);
      return { show: () => undefined };
    };
    scene = await CommandScene.open({ servers });
    await setSetting("snippets", { hostile, "not one": "-oProxyCommand=touch /tmp/x" });
  });

  afterEach(async () => {
    window.createTerminal = createTerminal;
    await scene.close();
    await unsetSettings();
  });

  async function choose(): Promise<void> {
    const rows = ["1", "12345"].map((id) => scene.rowOf(id));
    const ended = scene.run("vps.server.runSnippet", rows[0], rows);
    await scene.quick.offered("hostile");
    assert.equal(scene.quick.labels.length, 3);
    // As it looks, but without what VS Code would take for an icon.
    assert.equal(scene.quick.items[0]?.description, hostile.replaceAll("$(", "$\u200b("));
    await scene.quick.choose("hostile");
    await ended;
  }

  it("is shown as it will be sent, and is not run unless the user says so", async () => {
    await choose();
    assert.equal(scene.lastSaid.message, "Run “hostile” on 2 servers?");
    assert.ok(scene.lastSaid.detail?.startsWith(`${hostile}\n\n`));
    assert.deepEqual(opened, []);
  });

  it("is run on each in a terminal of its own, as one argument of ssh", async () => {
    scene.messages.nextAnswers.push("Run");
    await choose();
    assert.deepEqual(
      opened.map(({ name }) => name?.split(" (")[0]),
      ["app-1: hostile", "web-server-01: hostile"],
    );
    for (const { shellArgs } of opened) {
      assert.ok(Array.isArray(shellArgs));
      assert.equal(shellArgs.at(-1), hostile);
      assert.equal(shellArgs.at(-3), "--");
    }
  });
});
