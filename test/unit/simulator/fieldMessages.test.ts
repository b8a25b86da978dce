import assert from "node:assert/strict";
import createBody from "../../fixtures/api/createBody.json";
import putBody from "../../fixtures/api/putBody.json";
import { standardPlan } from "../../simulator/catalogue";
import { startSimulator } from "../../simulator/simulator";
import type { Simulator } from "../../simulator/simulator";
import { call } from "./call";

const required = ["This field is required."];
const notNull = ["This field may not be null."];
const badName = ["Server name may contain only letters, numbers and hyphens."];
const badHost = ["Enter a fully qualified domain name."];

describe("The simulator's field messages", () => {
  let simulator: Simulator;

  before(async () => {
    const soldOut = { ...standardPlan, id: 9, available: false };
    const western = { ...standardPlan, locations: ["us-west"] };
    simulator = await startSimulator({ plans: [western, soldOut] });
  });

  after(() => simulator.close());

  async function refused(method: string, path: string, body: unknown, errors: unknown) {
    const { status, json } = await call(simulator, method, path, body);
    assert.equal(status, 400, JSON.stringify(body));
    assert.deepEqual(json, errors);
  }

  it("name every field that a create lacks", async () => {
    const errors = { name: required, plan_id: required, os_id: required, location: required };
    await refused("POST", "servers/", {}, errors);
    await refused("POST", "servers/", undefined, errors);
  });

  const wrong: readonly [field: string, value: unknown, message: readonly string[]][] = [
    ["name", "has space", badName],
    ["name", "", ["This field may not be blank."]],
    ["name", 5, ["Not a valid string."]],
    ["name", null, notNull],
    ["plan_id", "1", ["A valid integer is required."]],
    ["plan_id", 1.5, ["A valid integer is required."]],
    ["plan_id", 77, ['Invalid pk "77" - object does not exist.']],
    ["plan_id", 9, ["This plan is not available."]],
    ["os_id", 77, ['Invalid pk "77" - object does not exist.']],
    ["location", "mars", ['"mars" is not a valid choice.']],
    ["location", "us-east", ["The chosen plan is not available in this location."]],
    ["hostname", "web02", badHost],
    ["hostname", "web_02.example.com", badHost],
    ["ssh_key_id", 77, ['Invalid pk "77" - object does not exist.']],
    ["ssh_key_id", [1], ["A valid integer is required."]],
    ["backups_enabled", "yes", ["Must be a valid boolean."]],
  ];

  for (const [field, value, message] of wrong) {
    it(`refuse a create with ${field} ${JSON.stringify(value)}`, async () => {
      await refused("POST", "servers/", { ...createBody, [field]: value }, { [field]: message });
    });
  }

  it("come together for several wrong fields", async () => {
    const body = { ...createBody, name: "a b", hostname: "x", os_id: null };
    await refused("POST", "servers/", body, { name: badName, hostname: badHost, os_id: notNull });
  });

  it("name every field that a PUT lacks", async () => {
    await refused(
      "PUT",
      "servers/12345/",
      { name: "web" },
      {
        hostname: required,
        backups_enabled: required,
      },
    );
  });

  for (const method of ["PUT", "PATCH"]) {
    it(`refuse a ${method} with wrong values, and nothing of it is done`, async () => {
      const before = simulator.servers;
      await refused(method, "servers/12345/", { ...putBody, name: "a_b" }, { name: badName });
      await refused(
        method,
        "servers/12345/",
        { ...putBody, hostname: "localhost", backups_enabled: 1 },
        { hostname: badHost, backups_enabled: ["Must be a valid boolean."] },
      );
      assert.deepEqual(simulator.servers, before);
    });
  }

  it("are absent if a field may be left out", async () => {
    const { name, plan_id, os_id, location } = createBody;
    const body = { name, plan_id, os_id, location, ssh_key_id: 1, unknown: true };
    const { status, json } = await call(simulator, "POST", "servers/", body);
    assert.equal(status, 201);
    const { hostname, backups_enabled } = json as Record<string, unknown>;
    assert.equal(hostname, null);
    assert.equal(backups_enabled, false);
  });
});
