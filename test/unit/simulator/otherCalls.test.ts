import assert from "node:assert/strict";
import { standardPlan, starterPlan } from "../../simulator/catalogue";
import { documentServers } from "../../simulator/documentServers";
import { startSimulator } from "../../simulator/simulator";
import type { Simulator } from "../../simulator/simulator";
import type { SimulatorOptions } from "../../simulator/simulatorOptions";
import { call } from "./call";

describe("The simulator, beyond the servers", () => {
  let simulator: Simulator;

  async function start(options?: SimulatorOptions) {
    simulator = await startSimulator(options);
  }

  afterEach(() => simulator.close());

  it("says whose token it is", async () => {
    await start();
    const { status, json } = await call(simulator, "GET", "account/me/");
    assert.equal(status, 200);
    assert.deepEqual(json, {
      account: {
        email: "ada@example.com",
        first_name: "Ada",
        last_name: "Lovelace",
        company_name: "Example Ltd",
        created_at: "2024-06-15",
      },
      token: { name: "Laptop", permissions: ["servers:read", "servers:write", "plans:read"] },
    });
  });

  it("keeps accounts apart", async () => {
    const [first, second] = documentServers;
    assert.ok(first && second);
    await start({
      accounts: [
        { token: "a", email: "a@example.com", servers: [first] },
        { token: "b", email: "b@example.com", servers: [second] },
        { token: "c", email: "c@example.com" },
      ],
    });
    const as = (token: string) => ({ Authorization: `Bearer ${token}` });
    const listed = (token: string) => call(simulator, "GET", "servers/", undefined, as(token));
    assert.deepEqual((await listed("a")).ids, [12345]);
    assert.deepEqual((await listed("b")).ids, [12346]);
    assert.deepEqual((await listed("c")).ids, []);
    const foreign = await call(simulator, "DELETE", "servers/12345/", undefined, as("b"));
    assert.equal(foreign.status, 404);
    assert.equal(simulator.servers.length, 2);
  });

  it("lists the plans with their prices", async () => {
    await start({ plans: [starterPlan] });
    const { json } = await call(simulator, "GET", "plans/");
    assert.deepEqual(json, {
      count: 1,
      results: [
        {
          id: 3,
          name: "Starter VPS",
          slug: "starter",
          vcpus: 1,
          memory: 2048,
          storage: 40,
          bandwidth: 1024,
          price_monthly: 5,
          price_hourly: 0.007,
          available: true,
          locations: ["us-west", "us-east", "eu-central"],
          description: "For small sites and trying things out",
        },
      ],
    });
  });

  it("lists the plans of one location", async () => {
    await start({ plans: [starterPlan, standardPlan] });
    assert.deepEqual((await call(simulator, "GET", "plans/?location=us-west")).ids, [3, 1]);
    assert.deepEqual((await call(simulator, "GET", "plans/?location=ap-south")).ids, [1]);
  });

  it("lists systems, keys and locations if asked to", async () => {
    await start({ catalogues: true });
    const systems = await call(simulator, "GET", "operating-systems/");
    const keys = await call(simulator, "GET", "ssh-keys/");
    const locations = await call(simulator, "GET", "locations/");
    const firstOf = ({ json }: { json: unknown }) => (json as { results: unknown[] }).results[0];
    assert.deepEqual(firstOf(systems), { id: 3, name: "Debian 12" });
    assert.deepEqual(firstOf(locations), { id: 1, code: "us-west", name: "US West" });
    assert.deepEqual(firstOf(keys), {
      id: 1,
      name: "laptop",
      public_key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample1 ada@laptop",
    });
  });

  it("records what it was asked and what it answered", async () => {
    await start({ clock: { now: () => 1_000 } });
    await call(simulator, "PATCH", "servers/12345/?x=1", { name: "new" });
    await call(simulator, "GET", "servers/99/");
    const [first, second] = simulator.requests;
    assert.equal(first?.method, "PATCH");
    assert.equal(first.path, "/api/v1/servers/12345/?x=1");
    assert.equal(first.headers.authorization, "Bearer vps_test_token_0123456789");
    assert.equal(first.body, '{"name":"new"}');
    assert.equal(first.receivedAt, 1_000);
    assert.equal(first.status, 200);
    assert.equal(second?.status, 404);
    simulator.clearRequests();
    assert.equal(simulator.requests.length, 0);
  });
});
