import assert from "node:assert/strict";
import * as vscode from "vscode";
import { WorkspaceLink } from "../../src/core/servers/workspaceLink";
import { LinkedServerItem } from "../../src/links/linkedServerItem";
import { FakeMemento } from "../fakes/fakeMemento";
import { aListedServer, anAccount } from "../fakes/samples";
import { CommandScene } from "./commandScene";
import { storeOf } from "./storeOf";

const window = vscode.window as unknown as { createStatusBarItem: unknown };
const linked = { accountKey: "ada", serverId: "1", name: "web" };

describe("The server of this workspace in the status bar", () => {
  const { createStatusBarItem } = window;
  let item: (Partial<vscode.StatusBarItem> & { isShown: boolean }) | undefined;
  let drawn: LinkedServerItem | undefined;

  beforeEach(() => {
    item = undefined;
    window.createStatusBarItem = () => {
      const made = {
        isShown: false,
        show: () => (made.isShown = true),
        dispose: () => (made.isShown = false),
      };
      return (item = made as unknown as typeof item);
    };
  });

  afterEach(() => {
    drawn?.dispose();
    window.createStatusBarItem = createStatusBarItem;
  });

  async function show(server = aListedServer("1", { name: "web" })) {
    const link = new WorkspaceLink(new FakeMemento());
    await link.change(linked);
    const store = storeOf({ servers: [server] });
    drawn = new LinkedServerItem({ link, store });
    return { link, store };
  }

  it("is nothing in a workspace that is not linked", () => {
    const link = new WorkspaceLink(new FakeMemento());
    drawn = new LinkedServerItem({ link, store: storeOf({ servers: [] }) });
    assert.equal(item, undefined);
  });

  it("has its state as an icon beside its name, and says both", async () => {
    await show();
    assert.equal(item?.text, "$(vm-running) web");
    assert.equal(item.isShown, true);
    assert.deepEqual(item.accessibilityInformation, {
      label: "web, Active: the server of this workspace",
      role: "button",
    });
    assert.equal(item.command, "vps.workspace.showServer");
  });

  it("follows the server", async () => {
    const { store } = await show();
    store.update("ada", (servers) => {
      const server = aListedServer("1", { name: "web-new", status: "stopped" });
      servers.listArrived(servers.listAsked(), { servers: [server], unreadableCount: 0 }, 1);
    });
    assert.equal(item?.text, "$(vm-outline) web-new");
  });

  it("says that the server was deleted", async () => {
    const { store } = await show();
    store.update("ada", (servers) => {
      servers.removeServer(servers.listAsked(), "1");
    });
    assert.equal(item?.text, "$(warning) web (Deleted)");
    assert.deepEqual(
      item.backgroundColor,
      new vscode.ThemeColor("statusBarItem.warningBackground"),
    );
  });

  it("says that its account is signed out", async () => {
    const { store } = await show();
    store.setAccounts([anAccount("bob")]);
    assert.equal(item?.text, "$(warning) web (Not signed in)");
  });

  it("makes no icon of a name", async () => {
    await show(aListedServer("1", { name: "$(zap)web" }));
    assert.equal(item?.text, "$(vm-running) $ (zap)web");
  });

  it("goes when the workspace is unlinked", async () => {
    const { link } = await show();
    await link.change(undefined);
    assert.equal(item?.isShown, false);
  });

  for (const kept of [7, null, "x", {}, { accountKey: "ada", serverId: 1, name: "web" }]) {
    it(`is nothing where something else is kept: ${JSON.stringify(kept)}`, async () => {
      const memory = new FakeMemento();
      await memory.update("linkedServer", kept);
      assert.equal(new WorkspaceLink(memory).server, undefined);
    });
  }
});

describe("Link Workspace to Server…", () => {
  const workspace = Object.getOwnPropertyDescriptor(vscode.workspace, "name");
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
    inWorkspace("shop");
  });

  afterEach(async () => {
    if (workspace) {
      Object.defineProperty(vscode.workspace, "name", workspace);
    }
    await scene.close();
  });

  function inWorkspace(name: string | undefined): void {
    Object.defineProperty(vscode.workspace, "name", { configurable: true, get: () => name });
  }

  it("asks which, and keeps it", async () => {
    const ended = scene.run("vps.server.linkWorkspace");
    await scene.quick.asked("Select the server that this workspace belongs to");
    await scene.quick.choose("db-server-01");
    await ended;
    assert.equal(scene.link.server?.serverId, "12346");
  });

  it("takes the row that was clicked, and is undone by Unlink Workspace", async () => {
    await scene.run("vps.server.linkWorkspace", scene.rowOf("12345"));
    assert.equal(scene.link.server?.name, "web-server-01");
    await scene.run("vps.server.unlinkWorkspace");
    assert.equal(scene.link.server, undefined);
    await scene.run("vps.server.unlinkWorkspace");
    assert.deepEqual(scene.said, ["This workspace is not linked to a server."]);
  });

  it("needs a workspace", async () => {
    inWorkspace(undefined);
    await scene.run("vps.server.linkWorkspace", scene.rowOf("12345"));
    assert.deepEqual(scene.said, ["Open a folder first: a server is linked to a workspace."]);
    assert.equal(scene.link.server, undefined);
  });

  it("gives the status bar a menu of what the server allows", async () => {
    await scene.run("vps.server.linkWorkspace", scene.rowOf("12345"));
    const ended = scene.run("vps.workspace.showServer");
    await scene.quick.asked("Server of This Workspace");
    assert.deepEqual(scene.quick.labels, [
      "Show Details",
      "Connect in Terminal",
      "Open Remote Window",
      "Copy IP Address",
      "Stop",
      "Reboot",
      "Link Workspace to Another Server…",
      "Unlink Workspace",
    ]);
    await scene.quick.choose("Show Details");
    await ended;
    assert.deepEqual(scene.panels.shown, ["12345"]);
  });

  it("offers no more than another link where the server is gone", async () => {
    await scene.link.change(linked);
    const ended = scene.run("vps.workspace.showServer");
    await scene.quick.asked("Server of This Workspace");
    assert.deepEqual(scene.quick.labels, ["Link Workspace to Another Server…", "Unlink Workspace"]);
    await scene.quick.choose("Unlink Workspace");
    await ended;
    assert.equal(scene.link.server, undefined);
  });
});
