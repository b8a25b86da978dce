import assert from "node:assert/strict";
import type { Fault } from "../../simulator/faults";
import { testClient } from "../../fakes/testClient";
import { defaultAccount } from "../../simulator/accountRecords";
import { startSimulator, type Simulator } from "../../simulator/simulator";

const { token } = defaultAccount;

describe("The log of requests", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  it("has one line for each, with its number, method, path, status and time", async () => {
    const { client, logger } = testClient(simulator.apiUrl);
    await client.listServers();
    await client.power("12345", "stop");
    await client.getServer("1").catch(() => undefined);
    assert.deepEqual(
      logger.lines.map((line) => line.replace(/\d+ ms$/, "N ms")),
      [
        "info #1 GET servers/ 200 N ms",
        "info #2 POST servers/12345/stop/ 200 N ms",
        "info #3 GET servers/1/ 404 notFound N ms",
      ],
    );
  });

  it("has a line for every try", async () => {
    simulator.faults.add({ times: 2, fault: { kind: "status", status: 502 } });
    const { client, logger } = testClient(simulator.apiUrl);
    await client.listServers();
    assert.deepEqual(
      logger.lines.map((line) => line.split(" ").slice(1, 5).join(" ")),
      ["#1 GET servers/ 502", "#2 GET servers/ 502", "#3 GET servers/ 200"],
    );
  });

  it("says what happened where there was no status", async () => {
    await simulator.close();
    const { client, logger } = testClient(simulator.apiUrl);
    await client.power("1", "stop").catch(() => undefined);
    assert.match(logger.lines.join("\n"), /^info #1 POST servers\/1\/stop\/ network \d+ ms$/);
  });

  it("says what was wrong with a success", async () => {
    simulator.faults.add({ fault: { kind: "rawBody", text: "<h1>" } });
    const { client, logger } = testClient(simulator.apiUrl);
    await client.listServers().catch(() => undefined);
    assert.match(logger.lines.join("\n"), / servers\/ 200 badAnswer /);
  });

  it("warns of servers that cannot be read, once and not at every refresh", async () => {
    const bad = (count: number) =>
      JSON.stringify({ count, results: Array.from({ length: count }, () => ({ id: null })) });
    const { client, logger } = testClient(simulator.apiUrl);
    for (const count of [1, 1, 2]) {
      simulator.faults.add({ fault: { kind: "rawBody", text: bad(count) } });
      await client.listServers().catch(() => undefined);
    }
    const warnings = logger.lines.filter((line) => line.startsWith("warn"));
    assert.deepEqual(
      warnings.map((line) => line.slice(0, 36)),
      ["warn servers/: 1 could not be read (", "warn servers/: 2 could not be read ("],
    );
  });

  it("cannot be written to by an id", async () => {
    const { client, logger } = testClient(simulator.apiUrl);
    await client.getServer(`1\nerror ${"x".repeat(10_000)}`).catch(() => undefined);
    assert.deepEqual(logger.lines, []);
  });

  it("never has the token, whatever the API does with it", async () => {
    const echo = { detail: `Bearer ${token}`, [token]: [token], next: token };
    const faults: readonly Fault[] = [
      { kind: "status", status: 400, body: echo },
      { kind: "status", status: 401, body: echo },
      { kind: "status", status: 500, body: `<h1>${token}</h1>` },
      { kind: "redirect", location: `/${token}` },
      { kind: "rawBody", text: JSON.stringify(echo) },
      { kind: "rawBody", text: token },
    ];
    const { client, logger } = testClient(simulator.apiUrl);
    for (const fault of faults) {
      simulator.faults.add({ fault });
      await client.changeSettings("12345", { name: "a" }).catch(() => undefined);
      simulator.faults.add({ times: 3, fault });
      await client.listServers().catch(() => undefined);
      simulator.faults.clear();
    }
    assert.ok(logger.lines.length >= faults.length * 2);
    assert.ok(!logger.lines.join("\n").includes(token));
  });

  it("never has a token that no header can carry, nor does the error", async () => {
    const odd = "vps_odd\ntoken_0123456789";
    const { client, logger } = testClient(simulator.apiUrl, { token: odd });
    const caught: unknown = await client.listServers().catch((reason: unknown) => reason);
    assert.ok(caught instanceof Error);
    assert.ok(!`${caught.message}${logger.lines.join()}`.includes("token_0123456789"));
    assert.equal(simulator.requests.length, 0);
  });
});
