import assert from "node:assert/strict";
import createBody from "../../fixtures/api/createBody.json";
import { startSimulator } from "../../simulator/simulator";
import type { Simulator } from "../../simulator/simulator";
import { uuidOf } from "../../simulator/uuidOf";
import { call } from "./call";

const web = uuidOf("server", 12345);
const database = uuidOf("server", 12346);

const uuidBody = {
  hostname: "web-03.example.com",
  plan_uuid: uuidOf("plan", 1),
  os_version_uuid: uuidOf("os", 5),
  location_id: uuidOf("location", 1),
  ssh_key_ids: [uuidOf("sshKey", 1), uuidOf("sshKey", 2)],
};

describe("The simulator in the UUID world", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator({ ids: "uuid", catalogues: true });
  });

  afterEach(() => simulator.close());

  it("gives every id as a UUID, and none as a number", async () => {
    const list = await call(simulator, "GET", "servers/");
    assert.deepEqual(list.ids, [web, database]);
    const details = await call(simulator, "GET", `servers/${web}/`);
    const power = await call(simulator, "POST", `servers/${web}/reboot/`);
    const plans = await call(simulator, "GET", "plans/");
    const systems = await call(simulator, "GET", "operating-systems/");
    for (const { status, text } of [list, details, power, plans, systems]) {
      assert.equal(status, 200);
      assert.doesNotMatch(text, /"id":/);
      assert.match(text, /"uuid":"[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}"/);
    }
  });

  it("takes UUIDs in paths, and no numbers", async () => {
    assert.equal((await call(simulator, "GET", "servers/12345/")).status, 404);
    assert.equal((await call(simulator, "PATCH", `servers/${web}/`, { name: "n" })).status, 200);
    assert.equal((await call(simulator, "DELETE", `servers/${web}/`)).status, 204);
    assert.equal((await call(simulator, "GET", `servers/${web}/`)).status, 404);
  });

  it("lets a test name a server by its UUID", () => {
    simulator.setServer(web, { status: "stopped" });
    simulator.removeServer(database);
    assert.deepEqual(
      simulator.servers.map(({ id, status }) => [id, status]),
      [[12345, "stopped"]],
    );
  });

  it("has the versions of a system inside it", async () => {
    const { json } = await call(simulator, "GET", "operating-systems/");
    const { results } = json as { results: { name: string; versions: unknown }[] };
    assert.deepEqual(results.find(({ name }) => name === "Ubuntu")?.versions, [
      { uuid: uuidOf("os", 5), name: "22.04 LTS" },
      { uuid: uuidOf("os", 6), name: "24.04 LTS" },
    ]);
  });

  it("creates a server by UUIDs, with a location's UUID or code", async () => {
    const { status, json } = await call(simulator, "POST", "servers/", uuidBody);
    assert.equal(status, 201);
    const created = json as Record<string, unknown>;
    assert.equal(created.uuid, uuidOf("server", 12347));
    assert.equal(created.name, "web-03");
    assert.equal(created.hostname, "web-03.example.com");
    assert.equal(created.location, "us-west");
    const byCode = { ...uuidBody, location_id: "eu-central" };
    assert.equal((await call(simulator, "POST", "servers/", byCode)).status, 201);
  });

  it("does not understand the create body of the integer world", async () => {
    const { status, json } = await call(simulator, "POST", "servers/", createBody);
    assert.equal(status, 400);
    assert.deepEqual(Object.keys(json as object), ["plan_uuid", "os_version_uuid", "location_id"]);
  });

  it("names the fields that are wrong", async () => {
    const unknown = uuidOf("plan", 99);
    const missing = [`Invalid pk "${unknown}" - object does not exist.`];
    const { status, json } = await call(simulator, "POST", "servers/", {
      hostname: "under_score",
      plan_uuid: unknown,
      os_version_uuid: unknown,
      location_id: unknown,
      ssh_key_ids: [unknown],
    });
    assert.equal(status, 400);
    assert.deepEqual(json, {
      hostname: ["Enter a valid hostname."],
      plan_uuid: missing,
      os_version_uuid: missing,
      location_id: missing,
      ssh_key_ids: missing,
    });
  });

  it("wants a list of texts as keys", async () => {
    const one = await call(simulator, "POST", "servers/", { ...uuidBody, ssh_key_ids: "x" });
    assert.deepEqual(one.json, {
      ssh_key_ids: ['Expected a list of items but got type "string".'],
    });
    const number = await call(simulator, "POST", "servers/", { ...uuidBody, ssh_key_ids: [1] });
    assert.deepEqual(number.json, { ssh_key_ids: ["Not a valid string."] });
  });
});
