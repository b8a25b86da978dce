import assert from "node:assert/strict";
import createBody from "../../fixtures/api/createBody.json";
import serverDetails from "../../fixtures/api/serverDetails.json";
import serverList from "../../fixtures/api/serverList.json";
import { startSimulator } from "../../simulator/simulator";
import type { Simulator } from "../../simulator/simulator";
import { call } from "./call";

describe("The simulator's faults in the response", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  const get = (path = "servers/12345/") => call(simulator, "GET", path);

  it("answer any status with headers and a JSON body, and do nothing", async () => {
    simulator.faults.add({
      match: { method: "DELETE" },
      fault: {
        kind: "status",
        status: 429,
        body: { detail: "Request was throttled." },
        headers: { "Retry-After": "7" },
      },
    });
    const { status, headers, json } = await call(simulator, "DELETE", "servers/12345/");
    assert.equal(status, 429);
    assert.equal(headers.get("retry-after"), "7");
    assert.deepEqual(json, { detail: "Request was throttled." });
    assert.equal(simulator.servers.length, 2);
    assert.equal(simulator.requests[0]?.status, 429);
  });

  it("answer an HTML page", async () => {
    const headers = { "Content-Type": "text/html" };
    const body = "<h1>502 Bad Gateway</h1>";
    simulator.faults.add({ fault: { kind: "status", status: 502, body, headers } });
    const answer = await get();
    assert.equal(answer.status, 502);
    assert.equal(answer.headers.get("content-type"), "text/html");
    assert.equal(answer.text, body);
  });

  it("answer an error although the request was carried out", async () => {
    simulator.faults.add({ fault: { kind: "status", status: 504, acts: true } });
    const { status, text } = await call(simulator, "POST", "servers/", createBody);
    assert.equal(status, 504);
    assert.equal(text, "");
    assert.equal(simulator.servers.length, 3);
  });

  it("redirect elsewhere", async () => {
    const location = "https://example.org/steal";
    simulator.faults.add({ fault: { kind: "redirect", location } });
    simulator.faults.add({ fault: { kind: "redirect", location, status: 308 } });
    const first = await get();
    assert.equal(first.status, 302);
    assert.equal(first.headers.get("location"), location);
    assert.equal((await get()).status, 308);
  });

  it("leave the body out", async () => {
    simulator.faults.add({ fault: { kind: "emptyBody" } });
    const { status, text, headers } = await get();
    assert.equal(status, 200);
    assert.equal(text, "");
    assert.equal(headers.get("content-type"), "application/json");
  });

  it("name a wrong content type", async () => {
    simulator.faults.add({ fault: { kind: "contentType", contentType: "text/plain" } });
    const { headers, json } = await get();
    assert.equal(headers.get("content-type"), "text/plain");
    assert.deepEqual(json, serverDetails);
  });

  it("put bytes that are not UTF-8 into a text", async () => {
    simulator.faults.add({ fault: { kind: "invalidUtf8" } });
    const { json } = await get();
    assert.deepEqual(json, { ...serverDetails, name: "\ufffd\ufffd(web-server-01" });
  });

  it("answer any text in place of the body", async () => {
    simulator.faults.add({ fault: { kind: "rawBody", text: '{"count":1e999' } });
    const { status, text } = await get("servers/");
    assert.equal(status, 200);
    assert.equal(text, '{"count":1e999');
  });

  it("transform the real response", async () => {
    simulator.faults.add({
      fault: {
        kind: "transform",
        transform: (answer) => ({ ...answer, status: 203, body: [answer.body] }),
      },
    });
    const { status, json } = await get("servers/");
    assert.equal(status, 203);
    assert.deepEqual(json, [serverList]);
  });

  it("send a body of any length, which is right but for that", async () => {
    simulator.faults.add({ fault: { kind: "hugeBody", bytes: 3_000_001 } });
    const { text, json } = await get();
    assert.equal(text.length, 3_000_001);
    assert.deepEqual(json, serverDetails);
  });

  it("send a small body that unpacks to a large one", async () => {
    simulator.faults.add({ fault: { kind: "gzipBomb", bytes: 5_000_000 } });
    const { text, headers } = await get();
    assert.equal(headers.get("content-encoding"), "gzip");
    assert.equal(text.length, 5_000_000);
  });
});
