import assert from "node:assert/strict";
import { demoServers, demoServersAt } from "../../simulator/demoServers";
import { startSimulator } from "../../simulator/simulator";
import type { Simulator } from "../../simulator/simulator";
import { call } from "./call";

describe("The demo's servers", () => {
  let simulator: Simulator;
  let now: number;

  beforeEach(async () => {
    now = Date.parse("2026-03-02T09:00:00Z");
    simulator = await startSimulator({
      servers: demoServersAt(now),
      clock: { now: () => now },
      durationsMs: { provisioning: 20_000, starting: 4_000, stopping: 4_000, rebooting: 6_000 },
      wanderingUsage: true,
    });
  });

  afterEach(() => simulator.close());

  it("are fourteen in four locations, most active, in every state and an unknown one", () => {
    assert.equal(demoServers.length, 14);
    assert.equal(new Set(demoServers.map(({ id }) => id)).size, 14);
    assert.equal(new Set(demoServers.map(({ name }) => name)).size, 14);
    assert.deepEqual(
      [...new Set(demoServers.map(({ location }) => location))],
      ["us-west", "us-east", "eu-central", "ap-south"],
    );
    const states = new Map<string, number>();
    for (const { status } of demoServers) {
      states.set(status, (states.get(status) ?? 0) + 1);
    }
    assert.deepEqual(Object.fromEntries(states), {
      active: 7,
      starting: 1,
      stopped: 1,
      rebooting: 1,
      migrating: 1,
      stopping: 1,
      suspended: 1,
      provisioning: 1,
    });
  });

  it("have only addresses that are reserved for documentation, each its own", () => {
    const addresses = demoServers.flatMap(({ ipAddress }) => ipAddress ?? []);
    assert.equal(new Set(addresses).size, 13);
    for (const address of addresses) {
      assert.match(address, /^(203\.0\.113|198\.51\.100|192\.0\.2)\.\d{1,3}$/);
    }
    for (const { ipv6Address } of demoServers) {
      assert.match(ipv6Address ?? "2001:db8::", /^2001:db8:/);
    }
  });

  it("were made in the past and changed after that", () => {
    for (const { createdAt, updatedAt } of demoServersAt(now)) {
      assert.ok(Date.parse(createdAt) <= Date.parse(updatedAt), createdAt);
      assert.ok(Date.parse(updatedAt) <= now, updatedAt);
    }
  });

  it("settle by themselves, counted from the start, except the one in an unknown state", () => {
    const moving = () =>
      simulator.servers
        .map(({ status }) => status)
        .filter((status) => status.endsWith("ing"))
        .sort();
    now += 3_999;
    assert.deepEqual(moving(), ["migrating", "provisioning", "rebooting", "starting", "stopping"]);
    now += 1;
    assert.deepEqual(moving(), ["migrating", "provisioning", "rebooting"]);
    now += 16_000;
    assert.deepEqual(moving(), ["migrating"]);
    assert.equal(simulator.servers.at(-1)?.ipAddress, "203.0.113.10");
  });

  it("use resources that wander plausibly, the same at the same time", async () => {
    const usage = async () => {
      const { json } = await call(simulator, "GET", "servers/18204/");
      return (json as { resource_usage: Record<string, number> }).resource_usage;
    };
    const first = await usage();
    assert.deepEqual(await usage(), first);
    const seen = new Set<number | undefined>();
    for (let step = 0; step < 60; step++) {
      const {
        cpu_percent: cpu = -1,
        memory_used: memory = -1,
        disk_used: disk = -1,
      } = await usage();
      assert.ok(cpu > 0 && cpu < 100, String(cpu));
      assert.ok(memory > 0 && memory < 8192, String(memory));
      assert.ok(disk > 0 && disk < 160, String(disk));
      seen.add(cpu);
      now += 10_000;
    }
    assert.ok(seen.size > 20);
  });
});
