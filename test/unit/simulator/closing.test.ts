import assert from "node:assert/strict";
import type { Fault } from "../../simulator/faults";
import { startSimulator } from "../../simulator/simulator";
import { call } from "./call";

describe("Closing the simulator", () => {
  const stuck: readonly Fault[] = [
    { kind: "noAnswer" },
    { kind: "headersOnly" },
    { kind: "delay", ms: 3_600_000 },
    { kind: "hold", until: new Promise(() => undefined) },
    { kind: "drip", everyMs: 3_600_000 },
    { kind: "hugeBody", bytes: 1e15 },
    { kind: "gzipBomb", bytes: 1e15 },
  ];

  for (const fault of stuck) {
    it(`does not wait for a response under the fault ${fault.kind}`, async () => {
      const simulator = await startSimulator();
      simulator.faults.add({ fault });
      const answer = call(simulator, "GET", "servers/").then(
        () => "answered",
        () => "dropped",
      );
      while (simulator.requests.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
      await simulator.close();
      assert.equal(await answer, "dropped");
    });
  }

  it("drops idle connections, refuses new ones, and may be done twice", async () => {
    const simulator = await startSimulator();
    await call(simulator, "GET", "servers/");
    await simulator.close();
    await simulator.close();
    await assert.rejects(call(simulator, "GET", "servers/"));
  });

  it("does nothing to a response that is released afterwards", async () => {
    const simulator = await startSimulator();
    let letGo: () => void = () => undefined;
    const until = new Promise<void>((resolve) => (letGo = resolve));
    simulator.faults.add({ fault: { kind: "hold", until } });
    const answer = assert.rejects(call(simulator, "DELETE", "servers/12345/"));
    while (simulator.requests.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await simulator.close();
    letGo();
    await answer;
  });

  it("frees the port, and a port that is taken is an error", async () => {
    const first = await startSimulator();
    const port = Number(new URL(first.apiUrl).port);
    await assert.rejects(startSimulator({ port }), /EADDRINUSE/);
    await first.close();
    const second = await startSimulator({ port });
    assert.equal(second.apiUrl, first.apiUrl);
    await second.close();
  });
});
