import assert from "node:assert/strict";
import createBody from "../../fixtures/api/createBody.json";
import putBody from "../../fixtures/api/putBody.json";
import { defaultAccount } from "../../simulator/accountRecords";
import { startSimulator } from "../../simulator/simulator";
import type { Simulator } from "../../simulator/simulator";
import { call } from "./call";

describe("The simulator's refusals", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  const everyCall: readonly [method: string, path: string, body?: unknown][] = [
    ["GET", "servers/"],
    ["POST", "servers/", createBody],
    ["GET", "servers/12345/"],
    ["PUT", "servers/12345/", putBody],
    ["PATCH", "servers/12345/", { name: "x" }],
    ["DELETE", "servers/12345/"],
    ["POST", "servers/12345/start/"],
    ["POST", "servers/12345/stop/"],
    ["POST", "servers/12345/reboot/"],
    ["GET", "account/me/"],
    ["GET", "plans/"],
  ];

  for (const [method, path, body] of everyCall) {
    it(`answers 401 to ${method} ${path} without a good token, and does nothing`, async () => {
      const before = simulator.servers;
      const bad = await call(simulator, method, path, body, { Authorization: "Bearer other" });
      const none = await call(simulator, method, path, body, { Authorization: "" });
      assert.equal(bad.status, 401);
      assert.deepEqual(bad.json, { detail: "Invalid token." });
      assert.equal(bad.headers.get("www-authenticate"), "Bearer");
      assert.equal(none.status, 401);
      assert.deepEqual(none.json, { detail: "Authentication credentials were not provided." });
      assert.deepEqual(simulator.servers, before);
    });
  }

  it("answers 401 once the token is revoked", async () => {
    simulator.setAccount(defaultAccount.token, { revoked: true });
    assert.equal((await call(simulator, "GET", "account/me/")).status, 401);
  });

  for (const [method, path, body] of everyCall.slice(2, 9)) {
    it(`answers 404 to ${method} ${path} for a server that is not there`, async () => {
      const { status, json } = await call(simulator, method, path.replace("12345", "99"), body);
      assert.equal(status, 404);
      assert.deepEqual(json, { detail: "No Server matches the given query." });
    });
  }

  it("answers 402 when the credit does not cover the plan, and creates nothing", async () => {
    simulator.setAccount(defaultAccount.token, { credit: 9.99 });
    const { status, json } = await call(simulator, "POST", "servers/", createBody);
    assert.equal(status, 402);
    assert.deepEqual(json, {
      detail: "Insufficient credits. Please add credits to your account.",
    });
    assert.equal(simulator.servers.length, 2);
    simulator.setAccount(defaultAccount.token, { credit: 10 });
    assert.equal((await call(simulator, "POST", "servers/", createBody)).status, 201);
  });

  it("answers 403 to what the token may not do", async () => {
    simulator.setAccount(defaultAccount.token, { permissions: ["servers:read"] });
    assert.equal((await call(simulator, "GET", "servers/")).status, 200);
    assert.equal((await call(simulator, "GET", "account/me/")).status, 200);
    assert.equal((await call(simulator, "GET", "plans/")).status, 403);
    const { status, json } = await call(simulator, "DELETE", "servers/12345/");
    assert.equal(status, 403);
    assert.deepEqual(json, { detail: "You do not have permission to perform this action." });
    assert.equal(simulator.servers.length, 2);
  });

  it("answers 405 to a method that a path does not have", async () => {
    const { status, json, headers } = await call(simulator, "DELETE", "servers/");
    assert.equal(status, 405);
    assert.deepEqual(json, { detail: 'Method "DELETE" not allowed.' });
    assert.equal(headers.get("allow"), "GET, POST");
    assert.equal((await call(simulator, "GET", "servers/12345/start/")).status, 405);
    assert.equal((await call(simulator, "POST", "servers/12345/")).status, 405);
    assert.equal((await call(simulator, "POST", "plans/")).status, 405);
  });

  it("answers 404 with a page to a path that is not there", async () => {
    for (const path of ["server/", "servers/abc/", "servers/12345/explode/", "ssh-keys/", "/x"]) {
      const { status, headers, text } = await call(simulator, "GET", path);
      assert.equal(status, 404, path);
      assert.match(headers.get("content-type") ?? "", /^text\/html/);
      assert.match(text, /<h1>Not Found<\/h1>/);
    }
  });

  it("redirects a path without its slash, with every method, and does nothing", async () => {
    const { status, headers } = await call(simulator, "GET", "servers?status=active");
    assert.equal(status, 301);
    assert.equal(headers.get("location"), "/api/v1/servers/?status=active");
    assert.equal((await call(simulator, "POST", "servers/12345/stop")).status, 301);
    assert.equal((await call(simulator, "DELETE", "servers/12345")).status, 301);
    assert.deepEqual(
      simulator.servers.map((server) => server.status),
      ["active", "active"],
    );
  });

  it("answers 400 to a body that is not JSON", async () => {
    const { status, json } = await call(simulator, "POST", "servers/", "{name:");
    assert.equal(status, 400);
    assert.match((json as { detail: string }).detail, /^JSON parse error - /);
  });

  it("answers 400 to a body that is not an object", async () => {
    const { status, json } = await call(simulator, "PATCH", "servers/12345/", []);
    assert.equal(status, 400);
    assert.deepEqual(json, {
      non_field_errors: ["Invalid data. Expected a dictionary, but got list."],
    });
  });

  it("answers 415 to a body that does not say it is JSON", async () => {
    const type = { "Content-Type": "text/plain" };
    const { status, json } = await call(simulator, "POST", "servers/", createBody, type);
    assert.equal(status, 415);
    assert.deepEqual(json, { detail: 'Unsupported media type "text/plain" in request.' });
  });

  it("answers 400 to a start of a server that runs", async () => {
    const { status, json } = await call(simulator, "POST", "servers/12345/start/");
    assert.equal(status, 400);
    assert.deepEqual(json, { status: "error", message: "Server is already running" });
  });

  for (const action of ["stop", "reboot"]) {
    it(`answers 400 to a ${action} of a server that does not run`, async () => {
      simulator.setServer(12345, { status: "stopped" });
      const { status, json } = await call(simulator, "POST", `servers/12345/${action}/`);
      assert.equal(status, 400);
      assert.deepEqual(json, { status: "error", message: "Server is not running" });
    });
  }

  it("answers 400 to a start of a suspended server", async () => {
    simulator.setServer(12345, { status: "suspended" });
    const { status, json } = await call(simulator, "POST", "servers/12345/start/");
    assert.equal(status, 400);
    assert.deepEqual(json, {
      status: "error",
      message: "Server cannot be started while it is suspended",
    });
  });
});
