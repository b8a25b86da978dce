import assert from "node:assert/strict";
import serverDetails from "../../fixtures/api/serverDetails.json";
import { problemFrom } from "../../fakes/rejection";
import { testClient } from "../../fakes/testClient";
import { startSimulator, type Simulator } from "../../simulator/simulator";

const bare = { id: 1, name: "a", status: "active" };

describe("An answer that is not the document's", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  async function list(body: unknown) {
    simulator.faults.add({ fault: { kind: "rawBody", text: JSON.stringify(body) } });
    return testClient(simulator.apiUrl).client.listServers();
  }

  async function details(changes: object) {
    const text = JSON.stringify({ ...serverDetails, ...changes });
    simulator.faults.add({ fault: { kind: "rawBody", text } });
    return testClient(simulator.apiUrl).client.getServer("12345");
  }

  it("may be a bare array", async () => {
    const { servers } = await list([bare, { ...bare, id: 2 }]);
    assert.deepEqual(
      servers.map(({ id }) => id),
      ["1", "2"],
    );
  });

  it("may be results without a count", async () => {
    assert.equal((await list({ results: [bare] })).servers.length, 1);
  });

  it("may leave everything out but id, name and status", async () => {
    assert.deepEqual(await list([bare]), {
      servers: [
        {
          id: "1",
          name: "a",
          status: "active",
          hostname: undefined,
          ipv4: undefined,
          ipv6: undefined,
          location: "",
          plan: undefined,
          os: undefined,
          createdAtMs: undefined,
          updatedAtMs: undefined,
        },
      ],
      unreadableCount: 0,
      missingCount: 0,
      isWhole: true,
    });
  });

  it("may have more fields than expected", async () => {
    const { servers } = await list([{ ...bare, tags: ["x"], __proto__x: {}, plan: { gpu: 1 } }]);
    assert.equal(servers[0]?.name, "a");
  });

  it("may have numbers as strings", async () => {
    const server = await details({
      id: "12345",
      plan: { id: "1", name: "S", vcpus: "2", memory: "4096", storage: " 80 ", bandwidth: "2048" },
      resource_usage: { cpu_percent: "23.5", memory_used: "2048" },
    });
    assert.deepEqual(server.plan, {
      id: "1",
      name: "S",
      vcpus: 2,
      memoryMb: 4096,
      storageGb: 80,
      bandwidthGb: 2048,
    });
    assert.equal(server.usage?.cpuPercent, 23.5);
    assert.equal(server.usage.memoryUsedMb, 2048);
    assert.equal(server.usage.diskUsedGb, undefined);
  });

  it("loses no more than the field whose value is nonsense", async () => {
    const server = await details({
      ip_address: 7,
      ipv6_address: ["::1"],
      hostname: {},
      backups_enabled: "maybe",
      created_at: "the day before yesterday",
      updated_at: 12,
      os: 3,
      plan: { name: "S", vcpus: -1, memory: 1e308, storage: "NaN", bandwidth: null },
      resource_usage: "much",
    });
    assert.equal(server.name, "web-server-01");
    assert.equal(server.ipv4, undefined);
    assert.equal(server.hostname, undefined);
    assert.equal(server.backupsEnabled, undefined);
    assert.equal(server.createdAtMs, undefined);
    assert.deepEqual(server.plan, {
      id: undefined,
      name: "S",
      vcpus: undefined,
      memoryMb: undefined,
      storageGb: undefined,
      bandwidthGb: undefined,
    });
    assert.equal(server.usage, undefined);
  });

  it("may have times with or without a zone, to the microsecond: without one they are UTC", async () => {
    for (const time of [
      "2025-01-10T14:30:00",
      "2025-01-10 14:30:00",
      " 2025-01-10T14:30 ",
      "2025-01-10T14:30:00.000000",
      "2025-01-10T14:30:00.000000Z",
      "2025-01-10T16:30:00.000000+02:00",
      "2025-01-10 09:30:00-05:00",
    ]) {
      const { createdAtMs } = await details({ created_at: time });
      assert.equal(createdAtMs, Date.UTC(2025, 0, 10, 14, 30), time);
    }
  });

  it("may have words where the document has objects, and objects where it has words", async () => {
    const server = await details({
      plan: "Standard",
      os: "Debian 12",
      location: { id: 3, code: "us-west", name: "Seattle" },
      backups_enabled: "true",
    });
    assert.equal(server.plan?.name, "Standard");
    assert.equal(server.os?.name, "Debian 12");
    assert.equal(server.location, "us-west");
    assert.equal(server.backupsEnabled, true);
  });

  it("may have a status in capitals, or one that nobody knows", async () => {
    assert.equal((await details({ status: "ACTIVE" })).status, "active");
    assert.equal((await details({ status: "Migrating" })).status, "Migrating");
  });

  it("prefers the uuid where there are both, and the id where the uuid is unusable", async () => {
    const listed = await list([
      { ...bare, id: 7, uuid: "ab-12" },
      { ...bare, id: 8, uuid: "../x" },
    ]);
    assert.deepEqual(
      listed.servers.map(({ id }) => id),
      ["ab-12", "8"],
    );
  });

  it("may have a server with a host name alone", async () => {
    assert.equal((await details({ name: null })).name, "web01.example.com");
  });

  it("loses the bad servers of a list alone, and counts them", async () => {
    const bad = [
      null,
      7,
      "server",
      [],
      {},
      { id: 1 },
      { ...bare, id: undefined },
      { ...bare, status: null },
    ];
    const { servers, unreadableCount } = await list([bare, ...bad, { ...bare, id: 2 }]);
    assert.deepEqual(
      servers.map(({ id }) => id),
      ["1", "2"],
    );
    assert.equal(unreadableCount, bad.length);
  });

  it("shows a server once that is there twice", async () => {
    const { servers, unreadableCount } = await list([bare, { ...bare, name: "again" }]);
    assert.equal(servers.length, 1);
    assert.equal(unreadableCount, 0);
  });

  it("cannot disguise a name with control characters or a turned direction", async () => {
    const server = await details({ name: "web\u202egnp.exe\n\u001b[2Jx", hostname: " \u0000 " });
    assert.equal(server.name, "web gnp.exe  [2Jx");
    assert.equal(server.hostname, undefined);
  });

  it("cannot bring a name of any length", async () => {
    assert.equal((await details({ name: "x".repeat(1_000_000) })).name.length, 1_000);
  });

  for (const body of [null, 7, "text", true, {}, { results: {} }, { detail: "no" }]) {
    it(`is no list when it is ${JSON.stringify(body)}`, async () => {
      assert.deepEqual(await problemFrom(list(body)), { kind: "badAnswer", reason: "wrongShape" });
    });
  }

  it("is no server when it is a list", async () => {
    simulator.faults.add({ fault: { kind: "rawBody", text: "[]" } });
    const { client } = testClient(simulator.apiUrl);
    assert.deepEqual(await problemFrom(client.getServer("12345")), {
      kind: "badAnswer",
      reason: "wrongShape",
    });
  });

  it("may hold 10,000 servers of one name", async () => {
    const many = Array.from({ length: 10_000 }, (_, id) => ({ ...bare, id }));
    assert.equal((await list({ count: 10_000, results: many })).servers.length, 10_000);
  });
});
