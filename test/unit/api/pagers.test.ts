import assert from "node:assert/strict";
import { VpsClient } from "../../../src/api/vpsClient";
import { ProblemError } from "../../../src/core/base/problemError";
import { FakeClock } from "../../fakes/fakeClock";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { retriesOn } from "../../fakes/retriesOn";
import { testClient } from "../../fakes/testClient";
import { documentServers } from "../../simulator/documentServers";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import type { Paging, Pager } from "../../simulator/world";

const pagers: readonly Pager[] = ["pageNumber", "limitOffset", "cursor"];

function manyServers(count: number) {
  const [first] = documentServers;
  assert.ok(first);
  return Array.from({ length: count }, (_, at) => ({
    ...first,
    id: at + 1,
    name: `s${at}`,
    status: "stopped",
  }));
}

describe("A list in pages of", () => {
  let simulator: Simulator;

  afterEach(() => simulator.close());

  async function start(count: number, paging: Paging) {
    simulator = await startSimulator({ servers: manyServers(count), paging });
    return testClient(simulator.apiUrl).client;
  }

  const queries = () => simulator.requests.map(({ path }) => path.split("?")[1] ?? "");

  for (const pager of pagers) {
    for (const [defaultSize, maxSize] of [
      [100, 100],
      [20, 1_000],
      [20, 20],
      [7, 7],
      [249, 249],
    ] as const) {
      it(`${pager} is whole: ${defaultSize}, ${maxSize} at most`, async () => {
        const client = await start(250, { defaultSize, maxSize, pager });
        const { servers, missingCount, isWhole } = await client.listServers();
        assert.equal(new Set(servers.map(({ id }) => id)).size, 250);
        assert.equal(missingCount, 0);
        assert.equal(isWhole, true);
        assert.equal(new Set(queries()).size, queries().length, "a page was asked for twice");
      });
    }

    it(`${pager} is whole where a proxy gives links with http:// for https://`, async () => {
      const linkOrigin = "https://127.0.0.1/";
      const client = await start(250, { defaultSize: 100, maxSize: 100, pager, linkOrigin });
      assert.equal((await client.listServers()).servers.length, 250);
      assert.ok(simulator.requests.every(({ path }) => path.startsWith("/api/v1/servers/")));
    });

    it(`${pager} takes its own filter along`, async () => {
      const client = await start(250, { defaultSize: 100, maxSize: 100, pager });
      const { servers } = await client.listServers({ status: "stopped", location: "us-west" });
      assert.equal(servers.length, 250);
      assert.ok(queries().every((query) => query.includes("status=stopped&location=us-west")));
    });

    it(`${pager} says what is missing where a page is refused`, async () => {
      const client = await start(250, { defaultSize: 100, maxSize: 100, pager });
      const fault = { kind: "status", status: 400, body: { detail: "No." } } as const;
      simulator.faults.add({ match: { path: /\?/ }, times: Infinity, fault });
      const { servers, missingCount, isWhole, isCut } = await client.listServers();
      assert.equal(servers.length, 100);
      assert.equal(missingCount, pager === "cursor" ? 0 : 150);
      assert.equal(isWhole, false);
      assert.equal(isCut, pager === "cursor" ? true : undefined);
    });

    it(`${pager} keeps what it has where the API wants a pause, and goes on after it`, async () => {
      const client = await start(250, { defaultSize: 20, maxSize: 20, pager });
      simulator.faults.add({
        after: 10,
        times: 1,
        fault: { kind: "status", status: 429, headers: { "Retry-After": "50" } },
      });
      const first = await client.listServers();
      assert.equal(first.servers.length, 180);
      assert.equal(first.isWhole, false);
      assert.deepEqual(first.problem?.kind === "rateLimited" && first.problem.retryAfterMs, 50_000);
      assert.equal(first.isCut, undefined);
      const second = await client.listServers();
      assert.equal(second.servers.length, 70);
      assert.equal(second.missingCount, 0);
      assert.equal(second.isWhole, false);
      assert.equal(second.isCut, undefined);
      assert.equal(second.problem, undefined);
      assert.equal((await client.listServers()).isWhole, true);
    });
  }

  it("asks for nothing more where the API wants a pause before larger pages", async () => {
    const client = await start(50, { defaultSize: 20, maxSize: 20, pager: "pageNumber" });
    simulator.faults.add({
      after: 1,
      fault: { kind: "status", status: 429, headers: { "Retry-After": "50" } },
    });
    const { servers, problem } = await client.listServers();
    assert.equal(servers.length, 20);
    assert.equal(problem?.kind, "rateLimited");
    assert.equal(simulator.requests.length, 2);
    assert.equal((await client.listServers()).servers.length, 30);
  });

  it("asks for no further page in a pause that another request was asked for meanwhile", async () => {
    const retry = retriesOn(new FakeClock());
    const asked: string[] = [];
    const send = ({ path }: { readonly path: string }) => {
      asked.push(path);
      const isFirst = path === "servers/";
      if (isFirst) {
        retry.pace.failed({ kind: "rateLimited", retryAfterMs: 50_000 });
      }
      const ids = Array.from({ length: 100 }, (_, at) => at + (isFirst ? 1 : 101));
      const results = ids.map((id) => ({ id, name: `s${id}`, status: "active" }));
      const next = isFirst ? "https://h.test/v1/servers/?page=2" : null;
      return Promise.resolve({ count: 200, results, next });
    };
    const http = { send, baseUrl: "https://h.test/v1/" };
    const client = new VpsClient(http, retry, new RecordingLogger());
    const { isWhole, problem } = await client.listServers();
    assert.deepEqual(asked, ["servers/"]);
    assert.equal(isWhole, false);
    assert.deepEqual(problem, { kind: "rateLimited", retryAfterMs: 50_000 });
    // Somebody asks all the same, and hears what was left.
    assert.equal((await client.listServers()).servers.length, 100);
    assert.deepEqual(asked, ["servers/", "servers/?page=2"]);
  });

  it("goes on after a pause of an hour, and begins anew long after that, sleep included", async () => {
    for (const [lateMs, asleepMs, expected] of [
      [60_000, 0, "servers/?page=2"],
      [3_600_000, 0, "servers/"],
      [60_000, 9 * 3_600_000, "servers/"],
    ] as const) {
      const clock = new FakeClock();
      const asked: string[] = [];
      let isPaused = false;
      const send = ({ path }: { readonly path: string }) => {
        asked.push(path);
        isPaused = path !== "servers/" && !isPaused;
        return isPaused
          ? Promise.reject(new ProblemError({ kind: "rateLimited", retryAfterMs: 3_600_000 }))
          : Promise.resolve({
              count: 200,
              results: Array.from({ length: 100 }, (_, at) => ({
                id: at + 1 + (path === "servers/" ? 0 : 100),
                name: `s${at}`,
                status: "active",
              })),
              next: path === "servers/" ? "https://h.test/v1/servers/?page=2" : null,
            });
      };
      const http = { send, baseUrl: "https://h.test/v1/" };
      const client = new VpsClient(http, retriesOn(clock), new RecordingLogger());
      assert.equal((await client.listServers()).isWhole, false);
      await clock.advance(3_600_000 + lateMs);
      clock.jump(asleepMs);
      asked.length = 0;
      await client.listServers();
      assert.equal(asked[0], expected);
    }
  });

  it("503 with Retry-After in the middle keeps what it has", async () => {
    const client = await start(250, { defaultSize: 100, maxSize: 100 });
    const fault = { kind: "status", status: 503, headers: { "Retry-After": "60" } } as const;
    simulator.faults.add({ after: 1, times: 1, fault });
    const { servers, isWhole, missingCount } = await client.listServers();
    assert.equal(servers.length, 100);
    assert.equal(isWhole, false);
    assert.equal(missingCount, 150);
  });

  it("links that go round in a circle ends, and says what is missing", async () => {
    const client = await start(250, { defaultSize: 100, maxSize: 100 });
    simulator.faults.add({
      match: { path: /page=2/ },
      times: Infinity,
      fault: {
        kind: "transform",
        transform: (answer) => ({
          ...answer,
          body: { ...(answer.body as object), next: `${simulator.apiUrl}servers/?page=2` },
        }),
      },
    });
    const { servers, missingCount, isWhole } = await client.listServers();
    assert.equal(servers.length, 200);
    assert.equal(missingCount, 50);
    assert.equal(isWhole, false);
  });
});

describe("A list that is as it was", () => {
  let simulator: Simulator;

  afterEach(() => simulator.close());

  for (const paging of [undefined, { defaultSize: 5, maxSize: 5 }]) {
    it(`is the very same object, ${paging ? "in pages" : "in one answer"}`, async () => {
      simulator = await startSimulator({
        servers: manyServers(12),
        ...(paging ? { paging } : {}),
      });
      const { client } = testClient(simulator.apiUrl);
      const first = await client.listServers();
      assert.equal(await client.listServers(), first);
      assert.notEqual(await client.listServers({ status: "stopped" }), first);
      assert.equal(await client.listServers(), first);
      simulator.setServer(1, { name: "renamed" });
      const second = await client.listServers();
      assert.notEqual(second, first);
      assert.equal(second.servers[0]?.name, "renamed");
      assert.equal(await client.listServers(), second);
    });
  }

  it("is read anew after it had failed, and is still the same", async () => {
    simulator = await startSimulator();
    const { client } = testClient(simulator.apiUrl);
    const first = await client.listServers();
    simulator.faults.add({ fault: { kind: "rawBody", text: "<h1>Hotel</h1>" } });
    await assert.rejects(client.listServers());
    assert.equal(await client.listServers(), first);
  });
});
