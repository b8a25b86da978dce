import assert from "node:assert/strict";
import * as vscode from "vscode";
import { commandIds } from "../../src/core/base/commandIds";
import { contextKeys } from "../../src/core/base/manifestIds";
import { ServerRefresher } from "../../src/core/refresh/serverRefresher";
import { ServerStore } from "../../src/core/servers/serverStore";
import type { ServerPanels } from "../../src/panel/serverPanels";
import { FakeClock } from "../fakes/fakeClock";
import { FakeSource } from "../fakes/fakeSource";
import { anAccount, aServer } from "../fakes/samples";
import { settled } from "../fakes/settled";
import { FakePanel } from "./fakePanel";
import { panelsOf } from "./panelsOf";

const account = anAccount();

describe("The active details panel", () => {
  const { executeCommand } = vscode.commands;
  let store: ServerStore;
  let refresher: ServerRefresher;
  let panels: ServerPanels;
  let contexts: unknown[];
  let onCommand: (id: string, argument: unknown) => void;

  beforeEach(async () => {
    contexts = [];
    onCommand = () => undefined;
    Object.assign(vscode.commands, {
      executeCommand: (id: string, ...args: readonly unknown[]) => {
        if (id === "setContext" && args[0] === contextKeys.panel) {
          contexts.push(args[1]);
        } else {
          onCommand(id, args[0]);
        }
        return Promise.resolve();
      },
    });
    const clock = new FakeClock();
    const source = new FakeSource(aServer("1"), aServer("2", { status: "stopped" }));
    store = new ServerStore(clock);
    refresher = new ServerRefresher(store, () => source, clock);
    panels = panelsOf({ store, refresher, clock });
    store.setAccounts([account]);
    panels.accountsAreKnown();
    await refresher.refreshList(account.key);
  });

  afterEach(() => {
    panels.dispose();
    Object.assign(vscode.commands, { executeCommand });
  });

  function open(serverId: string): FakePanel {
    const panel = new FakePanel();
    panels.restore(panel.asPanel, { accountKey: account.key, serverId });
    return panel;
  }

  it("is the one that commands without a row mean", () => {
    assert.equal(panels.activeServer(), undefined);
    const first = open("1");
    assert.equal(panels.activeServer()?.serverId, "1");
    first.setVisible(false);
    assert.equal(panels.activeServer(), undefined);
    open("2");
    assert.equal(panels.activeServer()?.serverId, "2");
  });

  it("says what the menu in its title can offer, and takes it back", () => {
    const first = open("1");
    assert.equal(contexts.at(-1), "connect openRemoteWindow stop reboot edit delete protect");
    first.setVisible(false);
    assert.equal(contexts.at(-1), "");
    const second = open("2");
    assert.equal(contexts.at(-1), "connect openRemoteWindow start edit delete protect");
    store.setAccounts([]);
    assert.equal(contexts.at(-1), "");
    second.dispose();
    assert.equal(contexts.at(-1), "");
  });

  it("closes after a deletion that was begun in it", async () => {
    const panel = open("1");
    onCommand = (id) => {
      assert.equal(id, commandIds.delete);
      store.update(account.key, (servers) => {
        servers.removeServer(servers.nextOrder(), "1");
      });
    };
    panel.request("delete");
    await settled();
    assert.equal(panel.isDisposed, true);
  });

  it("stays open if the deletion was cancelled, or begun elsewhere", async () => {
    const panel = open("1");
    panel.request("delete");
    await settled();
    assert.equal(panel.isDisposed, false);
    store.update(account.key, (servers) => {
      servers.removeServer(servers.nextOrder(), "1");
    });
    await settled();
    assert.equal(panel.isDisposed, false);
  });
});
