import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ServerRefresher } from "../../src/core/refresh/serverRefresher";
import { ServerStore } from "../../src/core/servers/serverStore";
import { LatePanels } from "../../src/panel/latePanels";
import { FakeClock } from "../fakes/fakeClock";
import { FakeSource } from "../fakes/fakeSource";
import { anAccount, aServer } from "../fakes/samples";
import { eventually } from "../vscode/workbench/eventually";
import { FakePanel } from "./fakePanel";
import { panelOptions } from "./panelsOf";

const account = anAccount("ada");
const refOf = (serverId: string) => ({ accountKey: account.key, serverId });

describe("Details panels whose code is not loaded yet", () => {
  const { createWebviewPanel, registerWebviewPanelSerializer } = vscode.window;
  let tabs: FakePanel[];
  let clock: FakeClock;
  let source: FakeSource;
  let panels: LatePanels;

  beforeEach(() => {
    tabs = [];
    Object.assign(vscode.window, {
      // The extension itself may have registered its own, and VS Code takes only one.
      registerWebviewPanelSerializer: () => new vscode.Disposable(() => undefined),
      createWebviewPanel: () => {
        const tab = new FakePanel();
        tabs.push(tab);
        return tab.asPanel;
      },
    });
    clock = new FakeClock();
    source = new FakeSource(aServer("1"), aServer("2"));
    const store = new ServerStore(clock);
    store.setAccounts([account]);
    const refresher = new ServerRefresher(store, () => source, clock);
    panels = new LatePanels(panelOptions({ store, refresher, clock, random: () => 0 }));
  });

  afterEach(() => {
    panels.dispose();
    Object.assign(vscode.window, { createWebviewPanel, registerWebviewPanelSerializer });
  });

  it("are none", () => {
    assert.equal(panels.activeServer(), undefined);
    assert.deepEqual(panels.visibleServers(), []);
    panels.keepOpen();
    assert.deepEqual(tabs, []);
  });

  it("are opened in the order of the clicks, and say that they are visible", async () => {
    let changes = 0;
    panels.onDidChangeVisibility(() => (changes += 1));
    panels.show(refOf("1"), { toSide: true });
    panels.show(refOf("2"));
    await eventually(() => tabs.length, 2);
    assert.deepEqual(panels.visibleServers(), [refOf("1"), refOf("2")]);
    assert.ok(changes > 0);
  });

  it("ask for a server of before a reload once the accounts are known, however early that was", async () => {
    panels.accountsAreKnown();
    const restored = new FakePanel();
    await panels.deserializeWebviewPanel(restored.asPanel, refOf("1"));
    await eventually(() => panels.activeServer()?.serverId, "1");
    await clock.advance(0);
    assert.ok(source.asked.length > 0);
  });

  it("are not opened any more when the window has closed meanwhile", async () => {
    panels.show(refOf("1"));
    panels.dispose();
    await clock.advance(0);
    assert.deepEqual(tabs, []);
  });
});
