import assert from "node:assert/strict";
import type { ServerList } from "../../../../src/core/servers/serverList";
import { ServerStore } from "../../../../src/core/servers/serverStore";
import { FakeClock } from "../../../fakes/fakeClock";
import { FakeSource } from "../../../fakes/fakeSource";
import { MemoryMarks } from "../../../fakes/memoryMarks";
import { aServer, anAccount } from "../../../fakes/samples";
import { testFleet, type TestFleet } from "../../../fakes/testFleet";

const ref = (serverId: string) => ({ accountKey: "ada", serverId });

describe("A protected server", () => {
  let source: FakeSource;
  let marks: MemoryMarks;
  let fleet: TestFleet;

  beforeEach(async () => {
    source = new FakeSource(aServer("1"), aServer("2"), aServer("3", { status: "stopped" }));
    marks = new MemoryMarks();
    fleet = testFleet({ apiOf: () => source, marks });
    await fleet.refresher.refreshAll();
    await fleet.store.protect([ref("1"), ref("3")], true);
    source.asked.length = 0;
  });

  const kinds = (results: readonly { readonly outcome: { readonly kind: string } }[]) =>
    results.map(({ outcome }) => outcome.kind);

  it("is not stopped, rebooted or deleted, whoever asks", async () => {
    for (const action of ["stop", "reboot"] as const) {
      assert.deepEqual(kinds(await fleet.power.run([ref("1")], action)), ["protected"]);
    }
    assert.deepEqual(kinds(await fleet.deletion.run([ref("1")])), ["protected"]);
    assert.deepEqual(source.asked, []);
    assert.equal(fleet.store.find(ref("1"))?.server.status, "active");
  });

  it("may be started and changed", async () => {
    assert.deepEqual(kinds(await fleet.power.run([ref("3")], "start")), ["accepted"]);
    assert.deepEqual(await fleet.edits.change(ref("1"), { name: "renamed" }), { kind: "changed" });
    assert.deepEqual(source.asked, ["start 3", 'patch 1 {"name":"renamed"}']);
  });

  it("is left out of a batch, which goes on with the others", async () => {
    const results = await fleet.power.run([ref("1"), ref("2")], "stop");
    assert.deepEqual(kinds(results), ["protected", "accepted"]);
    assert.deepEqual(kinds(await fleet.deletion.run([ref("1"), ref("2")])), [
      "protected",
      "deleted",
    ]);
    assert.deepEqual(source.asked, ["stop 2", "delete 2"]);
  });

  it("is as any other once the mark is taken off", async () => {
    await fleet.store.protect([ref("1")], false);
    assert.deepEqual(kinds(await fleet.power.run([ref("1")], "stop")), ["accepted"]);
    assert.equal(fleet.store.isProtected(ref("3")), true);
  });
});

describe("The mark of a protected server", () => {
  let marks: MemoryMarks;
  let store: ServerStore;

  beforeEach(() => {
    marks = new MemoryMarks();
    store = opened();
  });

  function opened(...accounts: readonly ReturnType<typeof anAccount>[]): ServerStore {
    const window = new ServerStore(new FakeClock(), marks);
    window.setAccounts(accounts.length === 0 ? [anAccount()] : accounts);
    return window;
  }

  function list(ids: readonly string[], more: Partial<ServerList> = {}, window = store): void {
    window.update("ada", (servers) => {
      const answer = { servers: ids.map((id) => aServer(id)), unreadableCount: 0, ...more };
      servers.listArrived(servers.listAsked(), answer, 0);
    });
  }

  const shown = (window = store) =>
    window
      .serversOf("ada")
      .filter(({ isProtected }) => isProtected)
      .map(({ id }) => id);

  it("shows in the row at once, and changes that row alone", async () => {
    list(["1", "2"]);
    const changed: unknown[] = [];
    store.onDidChange(({ ids }) => changed.push(ids));
    await store.protect([ref("2")], true);
    assert.deepEqual(shown(), ["2"]);
    assert.deepEqual(changed, [new Set(["2"])]);
    await store.protect([ref("2")], false);
    assert.deepEqual(shown(), []);
  });

  it("outlasts lists that lack the server, are partial, or bring it back", async () => {
    list(["1", "2"]);
    await store.protect([ref("2")], true);
    list(["1"], { isWhole: false });
    assert.equal(store.isProtected(ref("2")), true);
    list(["1"]);
    store.update("ada", (servers) => servers.removeVanished(servers.nextOrder(), "2", 0));
    assert.equal(store.find(ref("2")), undefined);
    list(["1", "2"]);
    assert.deepEqual(shown(), ["2"]);
  });

  it("is that of the server, by whichever of its two ids an API calls it", async () => {
    const pairs = new Map([
      ["5", "aaaa-5"],
      ["aaaa-5", "5"],
    ]);
    const otherIdOf = (id: string) => pairs.get(id);
    list(["5"]);
    await store.protect([ref("5")], true);
    // It is kept under the id by which it is known.
    list(["aaaa-5"], { otherIdOf });
    assert.deepEqual(shown(), ["5"]);
    // A window that knows nothing of before knows it by the other.
    const next = opened();
    list(["aaaa-5"], { otherIdOf }, next);
    assert.deepEqual(shown(next), ["aaaa-5"]);
    assert.equal(next.isProtected(ref("aaaa-5")), true);
    // Taken off there, it is off under both.
    await next.protect([ref("aaaa-5")], false);
    assert.equal(store.isProtected(ref("5")), false);
    assert.deepEqual(shown(), []);
  });

  it("is obeyed at once in the other windows, and shown by their next list", async () => {
    list(["1"]);
    const other = opened();
    list(["1"], {}, other);
    await store.protect([ref("1")], true);
    assert.equal(other.isProtected(ref("1")), true);
    list(["1"], {}, other);
    assert.deepEqual(shown(other), ["1"]);
  });

  it("holds for the same server seen by another account, and for no other API", async () => {
    list(["1"]);
    await store.protect([ref("1")], true);
    const elsewhere = anAccount("cy", { apiUrl: "http://localhost:1/api/" });
    const other = opened(anAccount("bob"), elsewhere);
    assert.equal(other.isProtected({ accountKey: "bob", serverId: "1" }), true);
    assert.equal(other.isProtected({ accountKey: "cy", serverId: "1" }), false);
  });

  it("is kept beside those that another window has set", async () => {
    list(["1", "2"]);
    await opened().protect([ref("1")], true);
    await store.protect([ref("2")], true);
    assert.deepEqual(shown(), ["1", "2"]);
  });

  for (const kept of [undefined, null, "1", 7, {}, [7, null, {}]]) {
    it(`is missing where the synced state holds ${JSON.stringify(kept)}`, async () => {
      marks.kept = kept;
      store = opened();
      list(["1"]);
      assert.deepEqual(shown(), []);
      await store.protect([ref("1")], true);
      assert.deepEqual(shown(), ["1"]);
    });
  }

  it("stays on the row while a change is under way", async () => {
    list(["1"]);
    await store.protect([ref("1")], true);
    const change = { serverId: "1", shown: { name: "new" }, isConfirmedBy: () => false };
    store.update("ada", (servers) => servers.beginChange(change));
    assert.deepEqual(store.find(ref("1"))?.server.name, "new");
    assert.deepEqual(shown(), ["1"]);
  });
});
