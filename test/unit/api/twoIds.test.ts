import assert from "node:assert/strict";
import { outcomeOf } from "../../../src/core/base/problemError";
import { aRequest } from "../../fakes/requests";
import { problemFrom, rejectionOf } from "../../fakes/rejection";
import { testClient } from "../../fakes/testClient";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import { uuidOf } from "../../simulator/uuidOf";

describe("An API that gives number and UUID, and wants the number", () => {
  let simulator: Simulator;
  const web = uuidOf("server", 12345);
  const database = uuidOf("server", 12346);
  const asked = () =>
    simulator.requests.map(({ method, path }) => `${method} ${path.replace("/api/v1/", "")}`);

  beforeEach(async () => {
    simulator = await startSimulator({ ids: "both", catalogues: true });
  });

  afterEach(() => simulator.close());

  it("is asked by UUID, then by number, and by number from then on", async () => {
    const { client } = testClient(simulator.apiUrl);
    await client.listServers();
    simulator.clearRequests();
    assert.equal((await client.getServer(web)).id, web);
    assert.equal((await client.getServer(database)).id, database);
    assert.deepEqual(asked(), [`GET servers/${web}/`, "GET servers/12345/", "GET servers/12346/"]);
  });

  for (const [name, write] of [
    ["POST servers/12345/stop/", (client) => client.power(web, "stop")],
    ["PATCH servers/12345/", (client) => client.changeSettings(web, { name: "a" })],
    ["DELETE servers/12345/", (client) => client.deleteServer(web)],
  ] as const satisfies readonly (readonly [
    string,
    (client: ReturnType<typeof testClient>["client"]) => Promise<unknown>,
  ])[]) {
    it(`gets ${name} once, after a question has proved the id`, async () => {
      const { client } = testClient(simulator.apiUrl);
      await client.listServers();
      simulator.clearRequests();
      await write(client);
      assert.deepEqual(asked(), [`GET servers/${web}/`, "GET servers/12345/", name]);
    });
  }

  it("gets no write under an id that no question has proved", async () => {
    const { client } = testClient(simulator.apiUrl);
    await client.listServers();
    simulator.clearRequests();
    const fault = { kind: "status", status: 404, body: { detail: "Not found." } } as const;
    simulator.faults.add({ match: { method: "GET" }, times: Infinity, fault });
    await problemFrom(client.power(web, "stop"));
    assert.equal(asked().at(-1), `POST servers/${web}/stop/`);
    assert.equal(simulator.servers[0]?.status, "active");
  });

  it("gets no write while no question could prove the id: a 404 would pass for a server that is gone", async () => {
    const { client } = testClient(simulator.apiUrl);
    await client.listServers();
    simulator.clearRequests();
    const fault = { kind: "status", status: 500, body: { detail: "Oops." } } as const;
    simulator.faults.add({ match: { method: "GET" }, times: Infinity, fault });
    const caught = await rejectionOf(client.deleteServer(web));
    assert.equal(outcomeOf(caught), "notSent");
    assert.ok(asked().every((one) => one.startsWith("GET ")));
    simulator.faults.clear();
    await client.deleteServer(web);
    assert.equal(simulator.servers.length, 1);
  });

  it("is not asked by number for a server that is gone", async () => {
    const { client } = testClient(simulator.apiUrl);
    await client.listServers();
    await client.getServer(web);
    simulator.removeServer(12346);
    simulator.clearRequests();
    assert.equal((await problemFrom(client.getServer(database))).kind, "notFound");
    assert.deepEqual(asked(), ["GET servers/12346/"]);
  });

  it("is asked by number, and then by UUID, for a server that was known by its number first", async () => {
    const { client } = testClient(simulator.apiUrl);
    const list = await client.listServers();
    assert.equal(list.otherIdOf?.(web), "12345");
    assert.equal(list.otherIdOf("12345"), web);
    assert.equal(list.otherIdOf("1"), undefined);
    simulator.clearRequests();
    assert.equal((await client.getServer("12345")).id, "12345");
    assert.equal((await client.getServer(database)).id, database);
    await client.power("12345", "stop");
    assert.deepEqual(asked(), [
      "GET servers/12345/",
      "GET servers/12346/",
      "POST servers/12345/stop/",
    ]);
  });

  it("has shown both ids of a server in its own answers, too", async () => {
    const { client } = testClient(simulator.apiUrl);
    await client.getServer("12345");
    const bare = { id: 12345, name: "web", status: "active" };
    const text = JSON.stringify({ count: 1, results: [bare] });
    simulator.faults.add({ fault: { kind: "rawBody", text } });
    assert.equal((await client.listServers()).otherIdOf?.("12345"), web);
  });

  it("does not take a plan's number for a server's", async () => {
    const { client } = testClient(simulator.apiUrl);
    await client.listPlans();
    assert.equal((await client.listServers()).otherIdOf?.("1"), undefined);
  });

  it("creates a server by the document's body once it has asked for it, and for the next at once", async () => {
    const { client } = testClient(simulator.apiUrl);
    const [plan] = await client.listPlans();
    const [system] = await client.listSystems();
    const request = aRequest({
      planId: uuidOf("plan", 1),
      osId: system?.id ?? "",
      location: { code: "us-west", id: "3" },
    });
    assert.equal(plan?.id, uuidOf("plan", 1));
    simulator.clearRequests();
    assert.equal((await client.createServer(request)).name, request.name);
    assert.equal(simulator.requests.length, 2);
    assert.deepEqual(Object.keys(JSON.parse(simulator.requests[0]?.body ?? "") as object).sort(), [
      "hostname",
      "location_id",
      "os_version_uuid",
      "plan_uuid",
    ]);
    await client.createServer({ ...request, name: "second" });
    assert.equal(simulator.requests.length, 3);
    assert.equal(simulator.servers.length, 4);
  });

  it("creates a server by the document's body whatever language it is asked for in", async () => {
    const { client } = testClient(simulator.apiUrl);
    const missing = ["Este campo é obrigatorio."];
    const body = { name: missing, plan_id: missing, os_id: missing, location: missing };
    simulator.faults.add({ fault: { kind: "status", status: 400, body } });
    await client.createServer(aRequest({ planId: uuidOf("plan", 1) })).catch(() => undefined);
    const bodies = simulator.requests.map((one) => JSON.parse(one.body) as object);
    assert.deepEqual(
      bodies.map((one) => "plan_uuid" in one),
      [true, false],
    );
  });

  for (const body of [
    { plan_uuid: ["Unknown."] },
    { detail: "This field is required." },
    { name: ["Only letters."] },
    "<h1>This field is required.</h1>",
  ]) {
    it(`gets one create where a refusal is another: ${JSON.stringify(body)}`, async () => {
      simulator.faults.add({ times: Infinity, fault: { kind: "status", status: 400, body } });
      const { client } = testClient(simulator.apiUrl);
      await problemFrom(client.createServer(aRequest({ planId: uuidOf("plan", 1) })));
      assert.equal(simulator.requests.length, 1);
    });
  }

  it("gets the first body again where the other one was refused too", async () => {
    const { client } = testClient(simulator.apiUrl);
    const request = aRequest({ planId: uuidOf("plan", 1) });
    for (const body of [{ name: ["This field is required."] }, { plan_uuid: ["Required."] }]) {
      simulator.faults.add({ fault: { kind: "status", status: 400, body } });
    }
    await problemFrom(client.createServer(request));
    simulator.clearRequests();
    const fault = { kind: "status", status: 402, body: { detail: "No credit." } } as const;
    simulator.faults.add({ fault });
    await problemFrom(client.createServer(request));
    assert.ok("plan_uuid" in (JSON.parse(simulator.requests[0]?.body ?? "") as object));
  });

  it("gets no third create", async () => {
    const body = { name: ["This field is required."] };
    simulator.faults.add({ times: Infinity, fault: { kind: "status", status: 400, body } });
    const { client } = testClient(simulator.apiUrl);
    await problemFrom(client.createServer(aRequest({ planId: uuidOf("plan", 1) })));
    assert.equal(simulator.requests.length, 2);
  });
});

describe("An answer about another server", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  function answer(body: unknown): void {
    const text = JSON.stringify(body);
    simulator.faults.add({ times: Infinity, fault: { kind: "rawBody", text } });
  }

  const other = { id: 12346, name: "db", status: "active" };
  const client = () => testClient(simulator.apiUrl).client;

  it("is not taken for the one that was asked for", async () => {
    answer(other);
    assert.deepEqual(await problemFrom(client().getServer("12345")), {
      kind: "badAnswer",
      reason: "otherServer",
    });
  });

  it("leaves open what became of a write", async () => {
    answer({ ...other, server: other });
    for (const write of [
      client().power("12345", "stop"),
      client().changeSettings("12345", { name: "a" }),
      client().replaceSettings("12345", { name: "a", hostname: "b.c", backupsEnabled: true }),
    ]) {
      assert.equal(outcomeOf(await rejectionOf(write)), "unknown");
    }
  });

  for (const ids of [
    { id: 12345 },
    { id: "12345" },
    { id: 12345, uuid: "aaaa-1" },
    { id: 7, uuid: "12345" },
    { uuid: "aaaa-1" },
  ]) {
    it(`is not one with ${JSON.stringify(ids)}: it is kept under the id that was asked for`, async () => {
      answer({ name: "web", status: "active", ...ids });
      assert.equal((await client().getServer("12345")).id, "12345");
    });
  }

  for (const ids of [{ id: 7 }, { id: 7, uuid: "aaaa-1" }]) {
    it(`is one with ${JSON.stringify(ids)}`, async () => {
      answer({ name: "web", status: "active", ...ids });
      assert.equal((await problemFrom(client().getServer("12345"))).kind, "badAnswer");
    });
  }
});
