import assert from "node:assert/strict";
import createBody from "../../fixtures/api/createBody.json";
import { startSimulator } from "../../simulator/simulator";
import type { Simulator } from "../../simulator/simulator";
import { call } from "./call";

describe("The simulator's servers", () => {
  let simulator: Simulator;
  let now: number;

  beforeEach(async () => {
    now = Date.parse("2025-01-16T15:30:00Z");
    simulator = await startSimulator({
      clock: { now: () => now },
      durationsMs: { provisioning: 120_000, starting: 8_000, stopping: 5_000, rebooting: 10_000 },
    });
  });

  afterEach(() => simulator.close());

  async function details(id: number) {
    return (await call(simulator, "GET", `servers/${id}/`)).json as Record<string, unknown>;
  }

  it("are provisioned in their time and get addresses then", async () => {
    await call(simulator, "POST", "servers/", createBody);
    now += 119_999;
    const before = await details(12347);
    assert.equal(before.status, "provisioning");
    assert.equal(before.ip_address, null);
    assert.equal(before.ipv6_address, null);
    now += 1;
    const after = await details(12347);
    assert.equal(after.status, "active");
    assert.equal(after.ip_address, "203.0.113.12");
    assert.equal(after.ipv6_address, "2001:db8:0:303b::1");
    assert.equal(after.created_at, "2025-01-16T15:30:00Z");
    assert.equal(after.updated_at, "2025-01-16T15:32:00Z");
  });

  it("get an address each, even when they are ready at once", async () => {
    await call(simulator, "POST", "servers/", createBody);
    await call(simulator, "POST", "servers/", createBody);
    now += 120_000;
    const addresses = simulator.servers.map(({ ipAddress }) => ipAddress);
    assert.deepEqual(addresses, ["203.0.113.10", "203.0.113.11", "203.0.113.12", "203.0.113.13"]);
  });

  const passing: readonly [action: string, from: string, ms: number, to: string][] = [
    ["start", "stopped", 8_000, "active"],
    ["stop", "active", 5_000, "stopped"],
    ["reboot", "active", 10_000, "active"],
  ];

  for (const [action, from, ms, to] of passing) {
    it(`are ${to} ${ms} ms after a ${action}, and not before`, async () => {
      simulator.setServer(12345, { status: from });
      const { json } = await call(simulator, "POST", `servers/12345/${action}/`);
      const during = (json as { server: { status: string } }).server.status;
      now += ms - 1;
      assert.equal((await details(12345)).status, during);
      now += 1;
      assert.equal((await details(12345)).status, to);
      assert.equal(
        (await call(simulator, "GET", `servers/?status=${to}`)).ids.includes(12345),
        true,
      );
    });
  }

  it("refuse an action while another one is under way", async () => {
    await call(simulator, "POST", "servers/12345/reboot/");
    for (const action of ["start", "stop", "reboot"]) {
      assert.equal((await call(simulator, "POST", `servers/12345/${action}/`)).status, 400);
    }
  });

  it("use neither processor nor memory while they are stopped", async () => {
    simulator.setServer(12345, { status: "stopped" });
    assert.deepEqual((await details(12345)).resource_usage, {
      cpu_percent: 0,
      memory_used: 0,
      disk_used: 35,
      bandwidth_used: 450,
    });
  });

  it("can be set, added and removed by a test", async () => {
    simulator.setServer(12345, { status: "migrating", ipAddress: null });
    assert.equal((await details(12345)).status, "migrating");
    const [first] = simulator.servers;
    assert.ok(first);
    simulator.addServer({ ...first, id: 7, status: "starting" });
    simulator.removeServer(12346);
    now += 3_600_000;
    assert.deepEqual((await call(simulator, "GET", "servers/")).ids, [12345, 7]);
    assert.equal((await details(7)).status, "active");
    assert.equal((await details(12345)).status, "migrating");
    assert.throws(() => {
      simulator.setServer(12346, {});
    }, /no server 12346/);
  });
});
