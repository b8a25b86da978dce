import assert from "node:assert/strict";
import * as vscode from "vscode";
import { commandIds } from "../../src/core/base/commandIds";
import { serverKey } from "../../src/core/servers/server";
import { ServerStore } from "../../src/core/servers/serverStore";
import { ServerRefresher } from "../../src/core/refresh/serverRefresher";
import type { ServerPanels } from "../../src/panel/serverPanels";
import { FakeClock } from "../fakes/fakeClock";
import { FakeSource } from "../fakes/fakeSource";
import { aServer, anAccount } from "../fakes/samples";
import { FakeMemento } from "../fakes/fakeMemento";
import { eventually } from "../vscode/workbench/eventually";
import { FakePanel } from "./fakePanel";
import { panelsOf } from "./panelsOf";

const account = anAccount("ada");
const refOf = (serverId: string) => ({ accountKey: account.key, serverId });

describe("The panel that is used again", () => {
  const { createWebviewPanel } = vscode.window;
  const { executeCommand } = vscode.commands;
  let clock: FakeClock;
  let store: ServerStore;
  let memory: FakeMemento;
  let tabs: FakePanel[];
  let places: unknown[];
  let panels: ServerPanels;

  beforeEach(async () => {
    clock = new FakeClock();
    memory = new FakeMemento();
    tabs = [];
    places = [];
    Object.assign(vscode.window, {
      createWebviewPanel: (_type: string, _title: string, place: unknown) => {
        const tab = new FakePanel();
        tabs.push(tab);
        places.push(place);
        return tab.asPanel;
      },
    });
    const source = new FakeSource(aServer("1", { name: "one" }), aServer("2", { name: "two" }));
    store = new ServerStore(clock);
    store.setAccounts([account]);
    const refresher = new ServerRefresher(store, () => source, clock);
    await refresher.refreshAll();
    panels = openPanels(refresher);
  });

  afterEach(() => {
    panels.dispose();
    Object.assign(vscode.window, { createWebviewPanel });
    Object.assign(vscode.commands, { executeCommand });
  });

  function openPanels(refresher: ServerRefresher): ServerPanels {
    const opened = panelsOf({ store, refresher, clock, memory, random: () => 0 });
    opened.accountsAreKnown();
    return opened;
  }

  const titles = () => tabs.map(({ title }) => title);
  const click = (id: string) => {
    panels.show(refOf(id), { isClick: true });
  };
  const waitPastDoubleClick = () => clock.advance(1_000);

  it("shows one server after the other, in the same place", async () => {
    click("1");
    await waitPastDoubleClick();
    click("2");
    await eventually(titles, ["two"]);
    assert.deepEqual(panels.visibleServers(), [refOf("2")]);
  });

  it("does nothing for a server that was asked for in the page of the one before", () => {
    const asked: unknown[] = [];
    Object.assign(vscode.commands, {
      executeCommand: (id: string, ref: unknown) => Promise.resolve(asked.push([id, ref])),
    });
    click("1");
    const [tab] = tabs;
    const before = tab?.load();
    click("2");
    asked.length = 0;
    tab?.request("stop", before);
    assert.deepEqual(asked, []);
    tab?.request("stop");
    assert.deepEqual(asked, [[commandIds.stop, serverKey(refOf("2"))]]);
  });

  it("leaves the focus in the list on a click, and takes it otherwise", () => {
    click("1");
    panels.show(refOf("2"));
    assert.deepEqual(places, [{ viewColumn: vscode.ViewColumn.Active, preserveFocus: true }]);
    assert.deepEqual(tabs[0]?.revealed, [{ column: undefined, preserveFocus: false }]);
  });

  it("stays with its server once it is kept", async () => {
    click("1");
    panels.keepOpen();
    await waitPastDoubleClick();
    click("2");
    await eventually(titles, ["one", "two"]);
    click("1");
    await eventually(titles, ["one", "two"]);
    assert.equal(tabs[0]?.revealed.length, 1);
  });

  it("is kept by a double click", async () => {
    click("1");
    await clock.advance(200);
    click("1");
    await waitPastDoubleClick();
    click("2");
    await eventually(titles, ["one", "two"]);
  });

  it("is not kept by two clicks apart, nor by clicks on two servers", async () => {
    click("1");
    await waitPastDoubleClick();
    click("1");
    click("2");
    await eventually(titles, ["two"]);
  });

  it("is kept by being shown to the side, where another one opens and stays", async () => {
    click("1");
    panels.show(refOf("2"), { toSide: true });
    await eventually(titles, ["one", "two"]);
    assert.deepEqual(places[1], { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false });
    await waitPastDoubleClick();
    panels.show(refOf("1"), { toSide: true });
    assert.deepEqual(tabs[0]?.revealed, [
      { column: vscode.ViewColumn.Beside, preserveFocus: false },
    ]);
    await waitPastDoubleClick();
    assert.equal(memory.get("previewedServer"), undefined);
  });

  it("is the same one after a reload of the window", async () => {
    click("1");
    const key = serverKey(refOf("1"));
    assert.equal(memory.get("previewedServer"), key);
    panels.dispose();
    const source = new FakeSource(aServer("1", { name: "one" }), aServer("2", { name: "two" }));
    panels = openPanels(new ServerRefresher(store, () => source, clock));
    const restored = new FakePanel();
    panels.restore(restored.asPanel, refOf("1"));
    panels.show(refOf("2"));
    await eventually(() => restored.title, "two");
    assert.equal(tabs.length, 1);
  });

  it("is another one once it is closed", () => {
    click("1");
    tabs[0]?.dispose();
    click("2");
    assert.equal(tabs.length, 2);
    assert.deepEqual(panels.visibleServers(), [refOf("2")]);
  });
});
