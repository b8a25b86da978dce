import assert from "node:assert/strict";
import createBody from "../../fixtures/api/createBody.json";
import powerRebooting from "../../fixtures/api/powerRebooting.json";
import powerStarting from "../../fixtures/api/powerStarting.json";
import powerStopping from "../../fixtures/api/powerStopping.json";
import putBody from "../../fixtures/api/putBody.json";
import serverCreated from "../../fixtures/api/serverCreated.json";
import serverDetails from "../../fixtures/api/serverDetails.json";
import serverList from "../../fixtures/api/serverList.json";
import { startSimulator } from "../../simulator/simulator";
import type { Simulator } from "../../simulator/simulator";
import { call } from "./call";

/** Of docs/api.md. */
describe("The simulator, call by call of the API document", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    const clock = { now: () => Date.parse("2025-01-16T15:30:00Z") };
    simulator = await startSimulator({ clock });
  });

  afterEach(() => simulator.close());

  it("lists the servers exactly as in the example", async () => {
    const { status, json } = await call(simulator, "GET", "servers/");
    assert.equal(status, 200);
    assert.deepEqual(json, serverList);
  });

  it("lists the servers of one status or location", async () => {
    simulator.setServer(12346, { status: "stopped" });
    const stopped = await call(simulator, "GET", "servers/?status=stopped");
    const west = await call(simulator, "GET", "servers/?location=us-west");
    const neither = await call(simulator, "GET", "servers/?status=stopped&location=us-west");
    assert.deepEqual(stopped.ids, [12346]);
    assert.deepEqual(west.ids, [12345]);
    assert.deepEqual(neither.json, { count: 0, results: [] });
  });

  it("creates the server of the example", async () => {
    const { status, json } = await call(simulator, "POST", "servers/", createBody);
    assert.equal(status, 201);
    assert.deepEqual(json, serverCreated);
    assert.deepEqual((await call(simulator, "GET", "servers/")).ids, [12345, 12346, 12347]);
  });

  it("gives a server's details exactly as in the example", async () => {
    const { status, json } = await call(simulator, "GET", "servers/12345/");
    assert.equal(status, 200);
    assert.deepEqual(json, serverDetails);
  });

  it("replaces name, hostname and backups with a PUT", async () => {
    const { status, json } = await call(simulator, "PUT", "servers/12345/", putBody);
    assert.equal(status, 200);
    assert.deepEqual(json, {
      ...serverDetails,
      ...putBody,
      updated_at: "2025-01-16T15:30:00Z",
    });
  });

  it("changes with a PATCH only what it is given", async () => {
    const body = { name: "new-server-name" };
    const { status, json } = await call(simulator, "PATCH", "servers/12345/", body);
    assert.equal(status, 200);
    assert.deepEqual(json, { ...serverDetails, ...body, updated_at: "2025-01-16T15:30:00Z" });
  });

  it("changes nothing with an empty PATCH", async () => {
    const { status, json } = await call(simulator, "PATCH", "servers/12345/", {});
    assert.equal(status, 200);
    assert.deepEqual(json, serverDetails);
  });

  it("deletes a server with an empty response", async () => {
    const { status, text } = await call(simulator, "DELETE", "servers/12345/");
    assert.equal(status, 204);
    assert.equal(text, "");
    assert.equal((await call(simulator, "GET", "servers/12345/")).status, 404);
  });

  it("never gives a deleted server's id to a new one", async () => {
    await call(simulator, "DELETE", "servers/12346/");
    const { json } = await call(simulator, "POST", "servers/", createBody);
    assert.deepEqual(json, serverCreated);
  });

  it("starts a stopped server", async () => {
    simulator.setServer(12345, { status: "stopped" });
    const { status, json } = await call(simulator, "POST", "servers/12345/start/");
    assert.equal(status, 200);
    assert.deepEqual(json, powerStarting);
  });

  it("stops an active server", async () => {
    const { status, json } = await call(simulator, "POST", "servers/12345/stop/");
    assert.equal(status, 200);
    assert.deepEqual(json, powerStopping);
  });

  it("reboots an active server", async () => {
    const { status, json } = await call(simulator, "POST", "servers/12345/reboot/");
    assert.equal(status, 200);
    assert.deepEqual(json, powerRebooting);
  });
});
