import assert from "node:assert/strict";
import type { Fault } from "../../simulator/faults";
import { problemFrom } from "../../fakes/rejection";
import { testClient } from "../../fakes/testClient";
import { startSimulator, type Simulator } from "../../simulator/simulator";

const mebibyte = 1024 * 1024;

describe("A connection that goes wrong", () => {
  let simulator: Simulator;
  let host: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    host = new URL(simulator.apiUrl).host;
  });

  afterEach(() => simulator.close());

  const reboot = (timeoutMs = 5_000) =>
    testClient(simulator.apiUrl, { timeoutMs }).client.power("12345", "reboot");

  function strike(fault: Fault): void {
    simulator.faults.add({ times: Infinity, fault });
  }

  it("is refused where nobody listens", async () => {
    await simulator.close();
    assert.deepEqual(await problemFrom(reboot()), { kind: "network", host, code: "ECONNREFUSED" });
  });

  it("cannot be made to a name that does not exist", async () => {
    const { client } = testClient("https://no-such-host.invalid/api/v1/");
    const problem = await problemFrom(client.power("1", "stop"));
    assert.ok(problem.kind === "network" && problem.host === "no-such-host.invalid");
  });

  it("cannot be made safe with a machine that speaks no TLS", async () => {
    const { client } = testClient(simulator.apiUrl.replace("http:", "https:"));
    const problem = await problemFrom(client.power("1", "stop"));
    assert.deepEqual(problem, { kind: "notTls", host, side: "api" });
  });

  for (const when of ["beforeReading", "beforeActing", "afterActing"] as const) {
    it(`is reset ${when}`, async () => {
      strike({ kind: "reset", when });
      assert.deepEqual(await problemFrom(reboot()), { kind: "network", host, code: "ECONNRESET" });
    });
  }

  it("is reset in the middle of the answer", async () => {
    strike({ kind: "reset", when: "midAnswer" });
    assert.deepEqual(await problemFrom(reboot()), { kind: "badAnswer", reason: "cutOff" });
  });

  for (const bytes of [0, 1, 20]) {
    it(`is cut off after ${bytes} bytes`, async () => {
      strike({ kind: "cutOff", bytes });
      assert.deepEqual(await problemFrom(reboot()), { kind: "badAnswer", reason: "cutOff" });
    });
  }

  for (const fault of [
    { kind: "noAnswer" },
    { kind: "headersOnly" },
    { kind: "drip", everyMs: 20 },
    { kind: "delay", ms: 10_000 },
  ] as const) {
    it(`takes too long: ${fault.kind}`, async () => {
      strike(fault);
      const problem = await problemFrom(reboot(150));
      assert.deepEqual(problem, { kind: "timeout", host, afterMs: 150 });
    });
  }

  for (const timeoutMs of [333.3, 1e12]) {
    it(`works with a time-out of ${timeoutMs} ms`, async () => {
      assert.equal(await reboot(timeoutMs), "rebooting");
    });
  }

  for (const fault of [{ kind: "noAnswer" }, { kind: "headersOnly" }] as const) {
    it(`ends at once when somebody cancels: ${fault.kind}`, async () => {
      strike(fault);
      const abort = new AbortController();
      const { client } = testClient(simulator.apiUrl);
      const asked = problemFrom(client.listServers({}, abort.signal));
      setTimeout(() => {
        abort.abort();
      }, 50);
      assert.deepEqual(await asked, { kind: "cancelled" });
    });
  }

  it("is not even made when somebody has cancelled before", async () => {
    const { client } = testClient(simulator.apiUrl);
    const problem = await problemFrom(client.listServers({}, AbortSignal.abort()));
    assert.deepEqual(problem, { kind: "cancelled" });
    assert.equal(simulator.requests.length, 0);
  });

  for (const kind of ["hugeBody", "gzipBomb"] as const) {
    it(`brings a hundred megabytes: ${kind}`, async () => {
      strike({ kind, bytes: 100 * mebibyte });
      assert.deepEqual(await problemFrom(reboot()), { kind: "badAnswer", reason: "tooLarge" });
    });

    it(`brings as much as is allowed: ${kind}`, async () => {
      strike({ kind, bytes: 32 * mebibyte });
      assert.equal(await reboot(), "rebooting");
    });
  }
});

describe("An answer with a success that is none", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  async function list(fault: Fault) {
    simulator.faults.add({ times: Infinity, fault });
    return testClient(simulator.apiUrl).client.listServers();
  }

  it("and no body is no list", async () => {
    const problem = await problemFrom(list({ kind: "emptyBody" }));
    assert.deepEqual(problem, { kind: "badAnswer", reason: "wrongShape" });
  });

  for (const text of ["<!doctype html><h1>Hotel Wi-Fi</h1>", "OK", " ", "NaN"]) {
    it(`and ${JSON.stringify(text)} in it is not understood`, async () => {
      const problem = await problemFrom(list({ kind: "rawBody", text }));
      assert.deepEqual(problem, { kind: "badAnswer", reason: "notJson" });
    });
  }

  it("and half a list in it is cut off", async () => {
    const problem = await problemFrom(list({ kind: "rawBody", text: ' {"results": [{"id":' }));
    assert.deepEqual(problem, { kind: "badAnswer", reason: "cutOff" });
  });

  it("nested a million deep is no list", async () => {
    const text = `${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}`;
    const problem = await problemFrom(list({ kind: "rawBody", text }));
    assert.deepEqual(problem, { kind: "badAnswer", reason: "wrongShape" });
  });

  it("and a wrong content type is read all the same", async () => {
    const { servers } = await list({ kind: "contentType", contentType: "text/html" });
    assert.equal(servers.length, 2);
  });

  it("and bytes that are no text loses those alone", async () => {
    const { servers, unreadableCount } = await list({ kind: "invalidUtf8" });
    assert.equal(servers.length + unreadableCount, 2);
    assert.equal(servers.at(-1)?.name, "db-server-01");
  });
});

describe("A redirect", () => {
  let simulator: Simulator;
  let elsewhere: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
    elsewhere = await startSimulator();
  });

  afterEach(() => Promise.all([simulator.close(), elsewhere.close()]));

  for (const status of [301, 302, 303, 307, 308]) {
    it(`with ${status} is not followed, to another machine or the same`, async () => {
      const { client } = testClient(simulator.apiUrl);
      for (const location of [`${elsewhere.apiUrl}servers/`, `${simulator.apiUrl}account/me/`]) {
        simulator.faults.add({ times: 2, fault: { kind: "redirect", status, location } });
        const expected = { kind: "redirected", status };
        assert.deepEqual(await problemFrom(client.listServers()), expected);
        assert.deepEqual(await problemFrom(client.power("12345", "stop")), expected);
      }
      assert.equal(elsewhere.requests.length, 0);
      assert.equal(simulator.requests.length, 4);
    });
  }

  it("to nowhere in particular is one too", async () => {
    simulator.faults.add({ fault: { kind: "redirect", location: "http://[" } });
    const { client } = testClient(simulator.apiUrl);
    assert.deepEqual(await problemFrom(client.listServers()), { kind: "redirected", status: 302 });
  });
});
