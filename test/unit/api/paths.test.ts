import assert from "node:assert/strict";
import fc from "fast-check";
import { problemOf } from "../../../src/core/base/problemError";
import { problemFrom } from "../../fakes/rejection";
import { testClient } from "../../fakes/testClient";
import { startSimulator, type Simulator } from "../../simulator/simulator";

const hostileIds = [
  "..",
  ".",
  "../..",
  "../../account/me",
  "1/../2",
  "1/start",
  "/",
  "//evil.example/",
  "http://evil.example/",
  "?a=b",
  "1?a=b",
  "1#x",
  "1\n2",
  "1\r\nHost: evil.example",
  " 1",
  "",
  "%2e%2e",
  "%2e%2e%2f",
  "..%2f",
  "\\..\\",
  "1;rm",
  "\u0000",
  "é",
  "1".repeat(5_000),
];

describe("An id", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  for (const id of hostileIds) {
    const name = JSON.stringify(id.slice(0, 40));

    it(`${name} in an answer is none`, async () => {
      const results = [{ id, uuid: id, name: "bad", status: "active" }];
      const good = { id: 1, name: "good", status: "active" };
      const text = JSON.stringify({ count: 2, results: [...results, good] });
      simulator.faults.add({ fault: { kind: "rawBody", text } });
      const { servers } = await testClient(simulator.apiUrl).client.listServers();
      assert.ok(servers.every((server) => /^[\w.~-]{1,200}$/.test(server.id)));
      assert.equal(servers.at(-1)?.name, "good");
    });

    it(`${name} reaches no server and no other path`, async () => {
      const { client } = testClient(simulator.apiUrl);
      for (const attempt of [
        client.getServer(id),
        client.deleteServer(id),
        client.power(id, "stop"),
        client.changeSettings(id, { name: "x" }),
      ]) {
        assert.ok(["notFound", "network"].includes((await problemFrom(attempt)).kind));
      }
      assert.equal(simulator.servers.length, 2);
      assert.ok(simulator.servers.every(({ name: kept }) => kept.endsWith("-server-01")));
      for (const { path } of simulator.requests) {
        assert.match(path, /^\/api\/v1\/servers\/[^/?#]*\/(stop\/)?$/);
      }
    });
  }

  for (const id of [-1, 1.5, 1e21, 2 ** 53, true, null, {}, ["1"], { id: 1 }]) {
    it(`${JSON.stringify(id)} is none`, async () => {
      const good = { id: 1, name: "good", status: "active" };
      const text = JSON.stringify([{ id, name: "x", status: "active" }, good]);
      simulator.faults.add({ fault: { kind: "rawBody", text } });
      const { servers, unreadableCount } = await testClient(simulator.apiUrl).client.listServers();
      assert.deepEqual(
        servers.map(({ name }) => name),
        ["good"],
      );
      assert.equal(unreadableCount, 1);
    });
  }

  it("of any text makes no other request than that for one server", async () => {
    const { client } = testClient(simulator.apiUrl);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (id) => {
        simulator.clearRequests();
        const caught: unknown = await client.deleteServer(id).catch((reason: unknown) => reason);
        assert.ok(problemOf(caught), String(caught));
        for (const { path } of simulator.requests) {
          assert.match(path, /^\/api\/v1\/servers\/[^/?#]*\/$/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
