import assert from "node:assert/strict";
import { systemClock } from "../../../../src/core/base/clock";
import { ServerStore } from "../../../../src/core/servers/serverStore";
import { aServer, anAccount } from "../../../fakes/samples";

describe("The store of all accounts' servers", () => {
  let store: ServerStore;
  let changes: number;

  beforeEach(() => {
    store = new ServerStore(systemClock);
    store.setAccounts([anAccount("ada"), anAccount("bob")]);
    changes = 0;
    store.onDidChange(() => {
      changes += 1;
    });
  });

  function fill(accountKey: string, ...ids: readonly string[]): void {
    store.update(accountKey, (servers) => {
      const found = ids.map((id) => aServer(id));
      servers.listArrived(servers.listAsked(), { servers: found, unreadableCount: 0 }, 1);
    });
  }

  it("keeps each account's servers apart", () => {
    fill("ada", "1");
    fill("bob", "1", "2");
    const rows = store.allServers().map(({ account, server }) => `${account.key} ${server.id}`);
    assert.deepEqual(rows, ["ada 1", "bob 1", "bob 2"]);
    assert.equal(
      store.find({ accountKey: "bob", serverId: "2" })?.account.label,
      "bob@example.com",
    );
    assert.equal(store.find({ accountKey: "ada", serverId: "2" }), undefined);
    assert.equal(store.find({ accountKey: "eve", serverId: "1" }), undefined);
  });

  it("tells whose servers have changed, and which", () => {
    const told: unknown[] = [];
    store.onDidChange(({ accountKey, ids }) => {
      told.push([accountKey, ...(ids === "all" ? ["all"] : ids)]);
    });
    fill("ada", "1");
    fill("ada", "1", "2");
    store.setAccounts([anAccount("ada")]);
    assert.deepEqual(told, [
      ["ada", "1"],
      ["ada", "2"],
      ["bob", "all"],
    ]);
  });

  it("tells nobody where nothing has changed", () => {
    fill("ada", "1");
    changes = 0;
    fill("ada", "1");
    store.setAccounts([anAccount("ada"), anAccount("bob")]);
    assert.equal(changes, 0);
  });

  it("keeps the objects of servers that are as they were, and of whole snapshots", () => {
    fill("ada", "1", "2");
    const before = store.views()[0]?.snapshot;
    fill("ada", "1", "2");
    assert.equal(store.views()[0]?.snapshot, before);
    store.update("ada", (servers) => {
      servers.serverArrived(servers.nextOrder(), aServer("1", { status: "stopped" }));
    });
    const after = store.views()[0]?.snapshot;
    assert.notEqual(after?.servers[0], before?.servers[0]);
    assert.equal(after?.servers[1], before?.servers[1]);
  });

  it("tells nobody any more who has stopped listening", () => {
    let heard = 0;
    const listener = store.onDidChange(() => {
      heard += 1;
    });
    listener.dispose();
    fill("ada", "1");
    assert.equal(heard, 0);
  });

  it("forgets everything of an account that signs out", () => {
    fill("ada", "1");
    store.setAccounts([anAccount("bob")]);
    store.setAccounts([anAccount("ada"), anAccount("bob")]);
    assert.deepEqual(store.allServers(), []);
  });

  it("keeps the servers of an account that stays, under its new name", () => {
    fill("ada", "1");
    store.setAccounts([anAccount("ada", { label: "lovelace@example.com" })]);
    const [row] = store.allServers();
    assert.equal(row?.account.label, "lovelace@example.com");
    assert.equal(row.server.id, "1");
  });

  it("drops a change that belongs to an account since signed out", () => {
    store.setAccounts([anAccount("bob")]);
    changes = 0;
    let changed = false;
    const result = store.update("ada", () => {
      changed = true;
    });
    assert.equal(result, undefined);
    assert.equal(changed, false);
    assert.equal(changes, 0);
  });
});
