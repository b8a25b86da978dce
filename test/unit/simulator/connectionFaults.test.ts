import assert from "node:assert/strict";
import createBody from "../../fixtures/api/createBody.json";
import serverDetails from "../../fixtures/api/serverDetails.json";
import { defaultAccount } from "../../simulator/accountRecords";
import { startSimulator } from "../../simulator/simulator";
import type { Simulator } from "../../simulator/simulator";
import { call } from "./call";

/** Long enough for a response to begin on a busy machine. */
const silenceMs = 250;

describe("The simulator's faults in the connection", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  const create = () => call(simulator, "POST", "servers/", createBody);

  /** The headers of a response, before its body is read. */
  function headersOf(path: string, method = "GET") {
    return fetch(new URL(path, simulator.apiUrl), {
      method,
      headers: { Authorization: `Bearer ${defaultAccount.token}` },
      signal: AbortSignal.timeout(silenceMs),
    });
  }

  /** What went wrong with the connection, as the system calls it. */
  async function failureOf(attempt: Promise<unknown>): Promise<unknown> {
    const error: unknown = await attempt.then(
      () => assert.fail("It should have failed."),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof Error);
    const { cause } = error as { cause?: { code?: string } };
    return cause?.code ?? error.name;
  }

  it("never answer, though the request may be carried out", async () => {
    simulator.faults.add({ fault: { kind: "noAnswer", acts: false } });
    assert.equal(await failureOf(headersOf("servers/12345/", "DELETE")), "TimeoutError");
    assert.equal(simulator.servers.length, 2);
    simulator.faults.add({ fault: { kind: "noAnswer" } });
    assert.equal(await failureOf(headersOf("servers/12345/", "DELETE")), "TimeoutError");
    assert.equal(simulator.servers.length, 1);
    assert.equal(simulator.requests[0]?.status, undefined);
  });

  it("send the headers and then nothing", async () => {
    simulator.faults.add({ fault: { kind: "headersOnly" } });
    const response = await headersOf("servers/12345/");
    assert.equal(response.status, 200);
    assert.equal(await failureOf(response.text()), "TimeoutError");
  });

  it("drip the body byte by byte", async () => {
    simulator.faults.add({ fault: { kind: "drip", everyMs: 1 } });
    const began = Date.now();
    const { json } = await call(simulator, "GET", "servers/12345/");
    assert.deepEqual(json, serverDetails);
    assert.ok(Date.now() - began >= JSON.stringify(serverDetails).length * 0.9);
  });

  it("stop dripping when the client has gone", async () => {
    simulator.faults.add({ fault: { kind: "drip", everyMs: 10 } });
    const response = await headersOf("servers/");
    assert.equal(await failureOf(response.text()), "TimeoutError");
  });

  it("cut the body off", async () => {
    simulator.faults.add({ fault: { kind: "cutOff", bytes: 10 } });
    const response = await headersOf("servers/12345/");
    const whole = JSON.stringify(serverDetails).length;
    assert.equal(response.headers.get("content-length"), String(whole));
    assert.equal(await failureOf(response.text()), "UND_ERR_SOCKET");
  });

  it("reset the connection before reading the request", async () => {
    simulator.faults.add({ fault: { kind: "reset", when: "beforeReading" } });
    assert.equal(await failureOf(create()), "ECONNRESET");
    assert.equal(simulator.requests[0]?.body, "");
    assert.equal(simulator.servers.length, 2);
  });

  it("reset the connection before carrying the request out", async () => {
    simulator.faults.add({ fault: { kind: "reset", when: "beforeActing" } });
    assert.equal(await failureOf(create()), "ECONNRESET");
    assert.equal(simulator.requests[0]?.body, JSON.stringify(createBody));
    assert.equal(simulator.servers.length, 2);
  });

  it("reset the connection when the request has been carried out but not answered", async () => {
    simulator.faults.add({ fault: { kind: "reset", when: "afterActing" } });
    assert.equal(await failureOf(create()), "ECONNRESET");
    assert.equal(simulator.servers.length, 3);
    assert.equal(simulator.requests[0]?.status, undefined);
  });

  it("reset the connection in the middle of the response", async () => {
    simulator.faults.add({ fault: { kind: "reset", when: "midAnswer" } });
    const response = await headersOf("servers/12345/");
    assert.equal(response.status, 200);
    assert.equal(await failureOf(response.text()), "ECONNRESET");
  });

  it("delay a response", async () => {
    simulator.faults.add({ fault: { kind: "delay", ms: 50 } });
    const began = Date.now();
    const { json } = await call(simulator, "GET", "servers/12345/");
    assert.deepEqual(json, serverDetails);
    assert.ok(Date.now() - began >= 45);
  });

  for (const [computed, expected] of [
    ["atRequest", "active"],
    ["atAnswer", "stopped"],
  ] as const) {
    it(`hold back a response that was produced ${computed}, while later ones overtake it`, async () => {
      let letGo: () => void = () => undefined;
      const until = new Promise<void>((resolve) => (letGo = resolve));
      simulator.faults.add({ fault: { kind: "hold", until, computed } });
      const slow = call(simulator, "GET", "servers/12345/");
      while (simulator.requests.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
      simulator.setServer(12345, { status: "stopped" });
      const fast = await call(simulator, "GET", "servers/12345/");
      letGo();
      assert.equal((fast.json as { status: string }).status, "stopped");
      assert.equal(((await slow).json as { status: string }).status, expected);
    });
  }
});
