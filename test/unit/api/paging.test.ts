import assert from "node:assert/strict";
import { problemFrom } from "../../fakes/rejection";
import { testClient } from "../../fakes/testClient";
import { demoServers } from "../../simulator/demoServers";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import type { SimulatorOptions } from "../../simulator/simulatorOptions";

const demoIds = demoServers.map(({ id }) => String(id));

describe("A list in pages", () => {
  let simulator: Simulator;

  afterEach(() => simulator.close());

  async function listed(options: SimulatorOptions = {}, spoil?: (world: Simulator) => void) {
    simulator = await startSimulator({ servers: demoServers, ...options });
    spoil?.(simulator);
    const { servers, ...rest } = await testClient(simulator.apiUrl).client.listServers();
    return { ids: servers.map(({ id }) => id), ...rest };
  }

  /** Makes something else of every list answer; `results` are its own. */
  function answerLists(world: Simulator, change: (list: { results: unknown[] }) => unknown): void {
    world.faults.add({
      times: Infinity,
      fault: {
        kind: "transform",
        transform: (answer) => ({
          ...answer,
          body: change(answer.body as { results: unknown[] }),
        }),
      },
    });
  }

  it("is one request where the API does not page", async () => {
    assert.deepEqual((await listed()).ids, demoIds);
    assert.deepEqual(
      simulator.requests.map(({ path }) => path),
      ["/api/v1/servers/"],
    );
  });

  for (const [defaultSize, maxSize] of [
    [5, 100],
    [5, 5],
    [1, 1],
    [14, 14],
    [13, 13],
  ] as const) {
    it(`is whole with pages of ${defaultSize}, of ${maxSize} at most`, async () => {
      assert.deepEqual((await listed({ paging: { defaultSize, maxSize } })).ids, demoIds);
      assert.ok(simulator.requests.length <= 16);
    });
  }

  it("is whole in the world of UUIDs", async () => {
    const { ids } = await listed({ ids: "uuid", paging: { defaultSize: 4, maxSize: 4 } });
    assert.equal(new Set(ids).size, 14);
  });

  it("does not go on for ever where the API ignores the page number", async () => {
    const { ids } = await listed({}, (world) => {
      answerLists(world, (list) => ({ ...list, next: `${world.apiUrl}servers/?page=2` }));
    });
    assert.deepEqual(ids, demoIds);
    assert.ok(simulator.requests.length <= 3, `${simulator.requests.length} requests`);
  });

  it("is not whole where there is more that no page number gives", async () => {
    const { ids, isWhole, isCut } = await listed({}, (world) => {
      answerLists(world, ({ results }) => ({
        results: results.slice(0, 5),
        next: "https://elsewhere.example/servers/?cursor=2",
      }));
    });
    assert.equal(ids.length, 5);
    assert.equal(isWhole, false);
    assert.equal(isCut, true);
  });

  it("ends with the last page where links lead elsewhere and nobody counts", async () => {
    const paging = { defaultSize: 5, maxSize: 5 };
    const { ids, isWhole, isCut } = await listed({ paging }, (world) => {
      answerLists(world, (list) => ({
        results: list.results,
        next: "next" in list && list.next !== null ? "https://elsewhere.example/x" : null,
      }));
    });
    assert.deepEqual(ids, demoIds);
    assert.equal(isWhole, true);
    assert.equal(isCut, undefined);
  });

  it("goes on after a pause where links lead elsewhere, too", async () => {
    simulator = await startSimulator({
      servers: demoServers,
      paging: { defaultSize: 2, maxSize: 2 },
    });
    simulator.faults.add({
      after: 5,
      times: 1,
      fault: { kind: "status", status: 429, headers: { "Retry-After": "50" } },
    });
    answerLists(simulator, (list) => ({ ...list, next: "https://elsewhere.example/x" }));
    const { client } = testClient(simulator.apiUrl);
    const before = await client.listServers();
    assert.equal(before.servers.length, 8);
    assert.equal(before.problem?.kind, "rateLimited");
    const after = await client.listServers();
    assert.deepEqual(
      [...before.servers, ...after.servers].map(({ id }) => id),
      demoIds,
    );
    assert.equal(after.missingCount, 0);
  });

  it("counts nobody twice who is on a page twice", async () => {
    const paging = { defaultSize: 5, maxSize: 5 };
    const { ids, missingCount, isWhole } = await listed({ paging }, (world) => {
      answerLists(world, (list) => {
        const [first, second, ...others] = list.results;
        return { ...list, results: second ? [first, first, ...others] : list.results };
      });
    });
    assert.equal(ids.length, 11);
    // The first page is believed to have as many as it says.
    assert.equal(missingCount, 2);
    assert.equal(isWhole, false);
  });

  it("does not go on for ever where besides a server cannot be read", async () => {
    const { ids, unreadableCount } = await listed({}, (world) => {
      answerLists(world, ({ results }) => ({ count: 99, results: [...results, { name: "x" }] }));
    });
    assert.deepEqual(ids, demoIds);
    assert.equal(unreadableCount, 1);
    assert.ok(simulator.requests.length <= 3, `${simulator.requests.length} requests`);
  });

  for (const count of [0, 3, 99, -1, 1e300, "14", "many", null]) {
    it(`is whole with the odd count ${JSON.stringify(count)}`, async () => {
      const { ids } = await listed({}, (world) => {
        answerLists(world, ({ results }) => ({ count, results }));
      });
      assert.deepEqual(ids, demoIds);
      assert.ok(simulator.requests.length <= 3);
    });
  }

  it("counts the servers that cannot be read on every page", async () => {
    const { ids, unreadableCount } = await listed(
      { paging: { defaultSize: 7, maxSize: 7 } },
      (world) => {
        answerLists(world, (list) => ({ ...list, results: [...list.results.slice(1), {}] }));
      },
    );
    assert.equal(ids.length, 12);
    assert.equal(unreadableCount, 2);
  });

  it("says how many are missing where the API refuses a page in the middle", async () => {
    const { ids, missingCount, isWhole } = await listed(
      { paging: { defaultSize: 5, maxSize: 5 } },
      (world) => {
        const fault = { kind: "status", status: 404 } as const;
        world.faults.add({ match: { path: /page=2/ }, times: Infinity, fault });
      },
    );
    assert.equal(ids.length, 5);
    assert.equal(missingCount, 9);
    assert.equal(isWhole, false);
  });

  it("is what there is where the API refuses to page", async () => {
    const { ids } = await listed({}, (world) => {
      world.faults.add({
        match: { path: /page=/ },
        times: Infinity,
        fault: { kind: "status", status: 400 },
      });
      answerLists(world, (list) => ({ ...list, next: "x" }));
    });
    assert.deepEqual(ids, demoIds);
  });

  it("fails whole where a page fails, so that no server seems to be gone", async () => {
    simulator = await startSimulator({
      servers: demoServers,
      paging: { defaultSize: 5, maxSize: 5 },
    });
    simulator.faults.add({
      match: { path: /page=2/ },
      times: 3,
      fault: { kind: "status", status: 500 },
    });
    const { client } = testClient(simulator.apiUrl);
    assert.deepEqual(await problemFrom(client.listServers()), { kind: "serverError", status: 500 });
  });

  it("never leaves the API's own address, whatever stands in next", async () => {
    const { ids } = await listed({}, (world) => {
      answerLists(world, (list) => ({ ...list, next: "http://127.0.0.1:9/steal" }));
    });
    assert.deepEqual(ids, demoIds);
    assert.ok(simulator.requests.every(({ path }) => path.startsWith("/api/v1/servers/")));
  });

  it("is whole where a server's uuid is unusable and its id is not", async () => {
    const { ids } = await listed({ paging: { defaultSize: 5, maxSize: 5 } }, (world) => {
      answerLists(world, (list) => ({
        ...list,
        results: list.results.map((server) => Object.assign({ uuid: null }, server)),
      }));
    });
    assert.deepEqual(ids, demoIds);
    assert.ok(simulator.requests.length <= 4, `${simulator.requests.length} requests`);
  });

  it("is one request where it is empty, even with a next page", async () => {
    const { ids } = await listed({ servers: [] }, (world) => {
      answerLists(world, (list) => ({ ...list, next: "x", count: 5 }));
    });
    assert.deepEqual(ids, []);
    assert.equal(simulator.requests.length, 1);
  });
});
