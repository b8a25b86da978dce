import assert from "node:assert/strict";
import { retryReads } from "../../../src/api/retryReads";
import type { VpsClient } from "../../../src/api/vpsClient";
import { ProblemError } from "../../../src/core/base/problemError";
import type { Fault } from "../../simulator/faults";
import { FakeClock } from "../../fakes/fakeClock";
import { problemFrom } from "../../fakes/rejection";
import { retriesOn } from "../../fakes/retriesOn";
import { testClient } from "../../fakes/testClient";
import { startSimulator, type Simulator } from "../../simulator/simulator";

const serverError: Fault = { kind: "status", status: 503, body: "<h1>Down</h1>" };

function limited(retryAfter?: string): Fault {
  const headers = retryAfter === undefined ? {} : { "Retry-After": retryAfter };
  return { kind: "status", status: 429, headers };
}

function unavailable(retryAfter: string): Fault {
  return { kind: "status", status: 503, headers: { "Retry-After": retryAfter } };
}

const reads: readonly (readonly [string, (client: VpsClient) => Promise<unknown>])[] = [
  ["the list", (client) => client.listServers()],
  ["one server", (client) => client.getServer("12345")],
  ["whose token it is", (client) => client.whoAmI()],
];

const changes: readonly (readonly [string, (client: VpsClient) => Promise<unknown>])[] = [
  ["PUT", (c) => c.replaceSettings("12345", { name: "a", hostname: "b.c", backupsEnabled: true })],
  ["PATCH", (client) => client.changeSettings("12345", { name: "a" })],
  ["DELETE", (client) => client.deleteServer("12345")],
  ["a power action", (client) => client.power("12345", "stop")],
];

const again: readonly Fault[] = [
  serverError,
  limited(),
  limited("3"),
  unavailable("3"),
  { kind: "reset", when: "beforeReading" },
  { kind: "reset", when: "afterActing" },
  { kind: "reset", when: "midAnswer" },
  { kind: "cutOff" },
];

const notAgain: readonly Fault[] = [
  { kind: "status", status: 400 },
  { kind: "status", status: 401 },
  { kind: "status", status: 402 },
  { kind: "status", status: 403 },
  { kind: "status", status: 404 },
  { kind: "status", status: 409 },
  { kind: "redirect", location: "/" },
  { kind: "rawBody", text: "<h1>Hotel</h1>" },
  limited("3600"),
  unavailable("3600"),
];

describe("A question that fails", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  for (const [name, read] of reads) {
    it(`is asked three times and no more: ${name}`, async () => {
      simulator.faults.add({ times: Infinity, fault: serverError });
      const problem = await problemFrom(read(testClient(simulator.apiUrl).client));
      assert.deepEqual(problem, { kind: "serverError", status: 503 });
      assert.equal(simulator.requests.length, 3);
    });
  }

  for (const fault of again) {
    it(`is asked again and answered after ${JSON.stringify(fault)}`, async () => {
      simulator.faults.add({ times: 2, fault });
      const { servers } = await testClient(simulator.apiUrl).client.listServers();
      assert.equal(servers.length, 2);
      assert.equal(simulator.requests.length, 3);
    });
  }

  it("tells of every try, so that its answer counts as one to the last", async () => {
    simulator.faults.add({ times: 2, fault: serverError });
    let tries = 0;
    await testClient(simulator.apiUrl).client.getServer("12345", () => (tries += 1));
    assert.equal(tries, 3);
  });

  for (const fault of notAgain) {
    it(`is not asked again after ${JSON.stringify(fault)}`, async () => {
      simulator.faults.add({ times: Infinity, fault });
      await problemFrom(testClient(simulator.apiUrl).client.listServers());
      assert.equal(simulator.requests.length, 1);
    });
  }

  it("waits longer each time, and by chance, so that windows spread", async () => {
    const waits: (readonly number[])[] = [];
    for (const random of [0, 0.5, 0.999]) {
      simulator.faults.add({ times: 2, fault: serverError });
      const { client, clock } = testClient(simulator.apiUrl, { random });
      await client.listServers();
      waits.push(clock.waitsMs);
    }
    assert.deepEqual(waits, [
      [250, 500],
      [500, 1_000],
      [749.5, 1_499],
    ]);
  });

  for (const fault of [limited("7"), unavailable("7")]) {
    it(`waits as long as the API asks for with ${JSON.stringify(fault)}`, async () => {
      simulator.faults.add({ fault });
      const { client, clock } = testClient(simulator.apiUrl);
      await client.listServers();
      assert.deepEqual(clock.waitsMs, [7_000]);
    });
  }

  it("waits by chance where the API asks for no pause at all, so that windows spread", async () => {
    simulator.faults.add({ times: 2, fault: unavailable("0") });
    const { client, clock } = testClient(simulator.apiUrl);
    await client.listServers();
    assert.deepEqual(clock.waitsMs, [500, 1_000]);
  });

  it("waits until the date that the API names", async () => {
    simulator.faults.add({ fault: limited(new Date(Date.now() + 9_000).toUTCString()) });
    const { client, clock } = testClient(simulator.apiUrl);
    await client.listServers();
    const [waitMs = 0] = clock.waitsMs;
    assert.ok(waitMs > 6_000 && waitMs <= 9_000, `${waitMs} ms`);
  });

  it("waits as ever where the API's time makes no sense", async () => {
    simulator.faults.add({ fault: limited("tomorrow") });
    const { client, clock } = testClient(simulator.apiUrl);
    await client.listServers();
    assert.deepEqual(clock.waitsMs, [500]);
  });

  it("says when it will go on where that is too long to wait for", async () => {
    simulator.faults.add({ fault: limited("60") });
    const { client } = testClient(simulator.apiUrl);
    const problem = await problemFrom(client.listServers());
    assert.deepEqual(problem, { kind: "rateLimited", retryAfterMs: 60_000 });
  });

  it("leaves an API in maintenance alone for as long as that says", async () => {
    simulator.faults.add({ fault: unavailable("600") });
    const problem = await problemFrom(testClient(simulator.apiUrl).client.listServers());
    assert.deepEqual(problem, { kind: "serverError", status: 503, retryAfterMs: 600_000 });
  });

  it("is not asked again after a time-out: a person has waited long enough", async () => {
    simulator.faults.add({ times: Infinity, fault: { kind: "noAnswer" } });
    const { client } = testClient(simulator.apiUrl, { timeoutMs: 100 });
    assert.equal((await problemFrom(client.listServers())).kind, "timeout");
    assert.equal(simulator.requests.length, 1);
  });
});

describe("A change that fails", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  const faults: readonly Fault[] = [
    ...again,
    ...notAgain,
    { kind: "emptyBody" },
    { kind: "invalidUtf8" },
    { kind: "noAnswer" },
    { kind: "headersOnly" },
  ];

  const silent = new Set<Fault["kind"]>(["noAnswer", "headersOnly"]);

  for (const [name, change] of changes) {
    it(`is one request whatever happens: ${name}`, async () => {
      for (const fault of faults) {
        simulator.clearRequests();
        const away = simulator.faults.add({ times: Infinity, fault });
        // A busy machine may need more than a moment to send a request at all.
        const timeoutMs = silent.has(fault.kind) ? 500 : 10_000;
        const { client, clock } = testClient(simulator.apiUrl, { timeoutMs });
        await change(client).catch((caught: unknown) => {
          assert.ok(caught instanceof ProblemError);
        });
        away();
        assert.equal(simulator.requests.length, 1, JSON.stringify(fault));
        assert.deepEqual(clock.waitsMs, []);
      }
    });
  }
});

describe("The wait before another try", () => {
  const down = new ProblemError({ kind: "serverError", status: 500 });

  it("ends at once, without another try, when somebody cancels", async () => {
    const clock = new FakeClock();
    const abort = new AbortController();
    let tries = 0;
    const ask = () => {
      tries += 1;
      return Promise.reject(down);
    };
    const asked = problemFrom(retryReads(ask, retriesOn(clock), abort.signal));
    await clock.advance(100);
    abort.abort();
    assert.deepEqual(await asked, { kind: "cancelled" });
    assert.equal(tries, 1);
    assert.deepEqual(clock.waitsMs, []);
  });

  it("is not begun for a fault of the program", async () => {
    const clock = new FakeClock();
    const ask = () => Promise.reject(new TypeError("a mistake"));
    await assert.rejects(retryReads(ask, retriesOn(clock)), TypeError);
    assert.deepEqual(clock.waitsMs, []);
  });
});
