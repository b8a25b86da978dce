import assert from "node:assert/strict";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { ServerDetails } from "../../../../src/core/servers/server";
import { Deferred } from "../../../fakes/deferred";
import { FakeSource } from "../../../fakes/fakeSource";
import { aRequest } from "../../../fakes/requests";
import { aServer } from "../../../fakes/samples";
import { settled } from "../../../fakes/settled";
import { testFleet } from "../../../fakes/testFleet";
import { withEvidence } from "../../../fakes/withEvidence";

const uuid = "aaaa-5";
const ref = { accountKey: "ada", serverId: "5" };
const notFound = withEvidence({ kind: "notFound", detail: undefined });

describe("A server with two ids", () => {
  let source: FakeSource;
  let fleet: ReturnType<typeof testFleet>;
  /** Both directions, as far as the API has shown them. */
  let pairs: Map<string, string>;

  beforeEach(() => {
    source = new FakeSource(aServer("1"));
    pairs = new Map();
    fleet = testFleet({ apiOf: () => source });
    source.answerList = () =>
      Promise.resolve({
        servers: source.servers,
        unreadableCount: 0,
        otherIdOf: (id) => pairs.get(id),
      });
    source.answerGet = (serverId) => {
      const found = source.servers.find(({ id }) => id === serverId || pairs.get(id) === serverId);
      return found
        ? Promise.resolve({ ...found, id: serverId })
        : Promise.reject(new ProblemError(notFound));
    };
  });

  const ids = () => fleet.store.allServers().map(({ server }) => server.id);
  const status = () => fleet.store.find(ref)?.server.status;
  const refresh = () => fleet.refresher.refreshList("ada");

  function pair(one: string, other: string): void {
    pairs.set(one, other).set(other, one);
  }

  /** From now on, lists call it by its UUID. */
  function proven(changes: Partial<ServerDetails> = {}): void {
    pair(uuid, "5");
    source.servers = [aServer("1"), aServer(uuid, changes)];
  }

  it("keeps that by which it was created when a list gives the other one", async () => {
    source.answerCreate = () => Promise.resolve(aServer("5", { status: "provisioning" }));
    await fleet.creation.create("ada", aRequest());
    proven();
    await refresh();
    assert.deepEqual(ids(), ["1", "5"]);
    assert.equal(status(), "active");
    assert.deepEqual(fleet.store.stateOf("ada")?.vanished, []);
  });

  it("keeps that by which an earlier session knew it, whatever follows", async () => {
    fleet.store.update("ada", (servers) => {
      servers.restore({ servers: [aServer("5")], unreadableCount: 0 }, 0);
    });
    proven();
    for (const name of ["a", "b", "b"]) {
      source.servers = [aServer("1"), aServer(uuid, { name })];
      await refresh();
      assert.deepEqual(ids().toSorted(), ["1", "5"]);
      assert.equal(fleet.store.find(ref)?.server.name, name);
    }
    assert.ok(!source.asked.some((one) => one.startsWith("get ")), source.asked.join());
  });

  it("keeps the UUID where the number comes later", async () => {
    source.servers = [aServer(uuid)];
    await refresh();
    pair(uuid, "5");
    source.servers = [aServer("5", { name: "renamed" })];
    await refresh();
    assert.deepEqual(ids(), [uuid]);
    assert.equal(fleet.store.allServers()[0]?.server.name, "renamed");
  });

  it("keeps what is under way, and that ends as ever", async () => {
    source.servers = [aServer("1"), aServer("5")];
    await refresh();
    const answer = new Deferred<string>();
    source.answerPower = () => answer.promise;
    const stop = fleet.power.run([ref], "stop");
    await settled();
    proven();
    await refresh();
    assert.equal(status(), "stopping");
    answer.resolve("stopping");
    await stop;
    proven({ status: "stopped" });
    await refresh();
    assert.equal(status(), "stopped");
    assert.deepEqual(ids(), ["1", "5"]);
  });

  it("is one row in the list of its group, too, and not missing there", async () => {
    source.servers = [aServer("1"), aServer("5")];
    await refresh();
    proven();
    source.asked.length = 0;
    await fleet.refresher.refreshGroup("ada", { location: aServer("1").location });
    assert.deepEqual(ids(), ["1", "5"]);
    assert.equal(source.asked.length, 1);
  });

  it("that was just deleted is not back under the other one", async () => {
    source.servers = [aServer("1"), aServer("5")];
    await refresh();
    await fleet.deletion.run([ref]);
    proven();
    await refresh();
    assert.deepEqual(ids(), ["1"]);
  });

  it("that was taken for gone is back as the same one", async () => {
    source.servers = [aServer("1"), aServer("5")];
    await refresh();
    source.servers = [aServer("1")];
    await refresh();
    assert.equal(fleet.store.stateOf("ada")?.vanished.length, 1);
    proven();
    await refresh();
    assert.deepEqual(ids(), ["1", "5"]);
    assert.deepEqual(fleet.store.stateOf("ada")?.vanished, []);
  });

  describe("that came to two rows before anybody knew", () => {
    beforeEach(async () => {
      source.servers = [aServer("5"), aServer(uuid)];
      await refresh();
      assert.equal(ids().length, 2);
    });

    it("is one row again", async () => {
      proven();
      await refresh();
      assert.deepEqual(ids().toSorted(), ["1", uuid]);
      assert.deepEqual(fleet.store.stateOf("ada")?.vanished, []);
    });

    it("is the one row that has something under way", async () => {
      const answer = new Deferred<string>();
      source.answerPower = () => answer.promise;
      const stop = fleet.power.run([ref], "stop");
      await settled();
      proven();
      await refresh();
      assert.deepEqual(ids().toSorted(), ["1", "5"]);
      assert.equal(status(), "stopping");
      answer.resolve("stopping");
      await stop;
    });

    it("stays two where a list has both: then there are two", async () => {
      pair(uuid, "5");
      source.servers = [aServer("5", { name: "a" }), aServer(uuid, { name: "b" })];
      await refresh();
      assert.equal(ids().length, 2);
    });
  });
});
