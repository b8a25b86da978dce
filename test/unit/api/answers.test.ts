import assert from "node:assert/strict";
import { testClient } from "../../fakes/testClient";
import { defaultAccount } from "../../simulator/accountRecords";
import { startSimulator, type Simulator } from "../../simulator/simulator";

const web = {
  id: "12345",
  name: "web-server-01",
  hostname: "web01.example.com",
  status: "active",
  ipv4: "203.0.113.10",
  ipv6: undefined,
  location: "us-west",
  plan: {
    id: "1",
    name: "Standard VPS",
    vcpus: 2,
    memoryMb: 4096,
    storageGb: 80,
    bandwidthGb: undefined,
  },
  os: { id: "5", name: "Ubuntu 22.04 LTS" },
  createdAtMs: Date.UTC(2025, 0, 10, 14, 30),
  updatedAtMs: Date.UTC(2025, 0, 15, 10, 20),
};

describe("An answer of the API", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  const client = () => testClient(simulator.apiUrl).client;

  it("with the list of the document becomes servers with units", async () => {
    const { servers, unreadableCount } = await client().listServers();
    assert.deepEqual(servers[0], web);
    assert.equal(unreadableCount, 0);
    assert.deepEqual(
      servers.map(({ id, name, location }) => ({ id, name, location })),
      [
        { id: "12345", name: "web-server-01", location: "us-west" },
        { id: "12346", name: "db-server-01", location: "us-east" },
      ],
    );
  });

  it("with one server has its backups, its second address and what it uses", async () => {
    assert.deepEqual(await client().getServer("12345"), {
      ...web,
      ipv6: "2001:0db8::1",
      plan: { ...web.plan, bandwidthGb: 2048 },
      updatedAtMs: Date.UTC(2025, 0, 16, 15, 45),
      backupsEnabled: true,
      usage: { cpuPercent: 23.5, memoryUsedMb: 2048, diskUsedGb: 35, bandwidthUsedGb: 450 },
    });
  });

  it("with no server is an empty list", async () => {
    simulator.removeServer(12345);
    simulator.removeServer(12346);
    assert.deepEqual(await client().listServers(), {
      servers: [],
      unreadableCount: 0,
      missingCount: 0,
      isWhole: true,
    });
  });

  it("to a power action is the new status", async () => {
    assert.equal(await client().power("12345", "reboot"), "rebooting");
    assert.equal(await client().power("12346", "stop"), "stopping");
    simulator.setServer(12346, { status: "stopped" });
    assert.equal(await client().power("12346", "start"), "starting");
  });

  for (const text of ["{}", "[]", "null", '{"server":null}', '{"server":{"status":7}}', ""]) {
    it(`to a power action may be just ${JSON.stringify(text)}: it is under way`, async () => {
      simulator.faults.add({ fault: { kind: "rawBody", text } });
      assert.equal(await client().power("12345", "stop"), "stopping");
    });
  }

  it("to changed settings, or to a deletion, may be empty", async () => {
    simulator.faults.add({ fault: { kind: "emptyBody" }, times: 2 });
    await client().changeSettings("12345", { name: "web-02" });
    await client().replaceSettings("12345", { name: "a", hostname: "b.c", backupsEnabled: true });
    await client().deleteServer("12345");
    assert.deepEqual(
      simulator.servers.map(({ id }) => id),
      [12346],
    );
  });

  it("to the question whose token it is names the person and the token", async () => {
    assert.deepEqual(await client().whoAmI(), { email: "ada@example.com", tokenName: "Laptop" });
  });

  it("to the question whose token it is may name nobody", async () => {
    simulator.faults.add({ fault: { kind: "rawBody", text: '{"account":{}}' } });
    assert.deepEqual(await client().whoAmI(), { email: undefined, tokenName: undefined });
  });

  it("holds the servers of its own token alone", async () => {
    const other = { token: "vps_other_token", email: "bob@example.com", servers: [] };
    const shared = await startSimulator({ accounts: [defaultAccount, other] });
    const { client: bob } = testClient(shared.apiUrl, { token: other.token });
    assert.deepEqual((await bob.listServers()).servers, []);
    await shared.close();
  });
});
