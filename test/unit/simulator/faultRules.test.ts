import assert from "node:assert/strict";
import { startSimulator } from "../../simulator/simulator";
import type { Simulator } from "../../simulator/simulator";
import { call } from "./call";

const fault = { kind: "status", status: 500 } as const;

describe("A fault", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  async function statuses(...paths: string[]) {
    const answers: number[] = [];
    for (const path of paths) {
      answers.push((await call(simulator, "GET", path)).status);
    }
    return answers;
  }

  it("strikes once, and then everything works again", async () => {
    simulator.faults.add({ fault });
    assert.equal(simulator.faults.pending, 1);
    assert.deepEqual(await statuses("servers/", "servers/"), [500, 200]);
    assert.equal(simulator.faults.pending, 0);
  });

  it("strikes the given number of times", async () => {
    simulator.faults.add({ fault, times: 2 });
    assert.deepEqual(await statuses("servers/", "servers/", "servers/"), [500, 500, 200]);
  });

  it("strikes until it is removed", async () => {
    const takeAway = simulator.faults.add({ fault, times: Infinity });
    assert.deepEqual(await statuses("servers/", "plans/"), [500, 500]);
    takeAway();
    assert.deepEqual(await statuses("servers/"), [200]);
    simulator.faults.add({ fault, times: Infinity });
    simulator.faults.clear();
    assert.deepEqual(await statuses("servers/"), [200]);
  });

  it("lets the given number of requests pass first", async () => {
    simulator.faults.add({ fault, after: 1 });
    assert.deepEqual(await statuses("servers/", "servers/", "servers/"), [200, 500, 200]);
  });

  it("strikes only the path it names, with any query", async () => {
    simulator.faults.add({ match: { path: "servers/" }, fault, times: Infinity });
    const paths = ["servers/12345/", "plans/", "servers/", "servers/?status=active"];
    assert.deepEqual(await statuses(...paths), [200, 200, 500, 500]);
  });

  it("strikes what its pattern finds, the query included", async () => {
    simulator.faults.add({ match: { path: /status=active/ }, fault, times: Infinity });
    assert.deepEqual(await statuses("servers/", "servers/?status=active"), [200, 500]);
  });

  it("strikes only the method it names", async () => {
    simulator.faults.add({ match: { method: "POST" }, fault });
    assert.deepEqual(await statuses("servers/"), [200]);
    assert.equal((await call(simulator, "POST", "servers/12345/stop/")).status, 500);
    assert.equal((await call(simulator, "POST", "servers/12345/stop/")).status, 200);
  });

  it("comes in the order in which it was added", async () => {
    simulator.faults.add({ fault });
    simulator.faults.add({ fault: { kind: "status", status: 503 } });
    assert.deepEqual(await statuses("servers/", "servers/", "servers/"), [500, 503, 200]);
  });
});
