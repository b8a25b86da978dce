import assert from "node:assert/strict";
import { systemClock } from "../../../src/core/base/clock";
import { problemOf } from "../../../src/core/base/problemError";
import { ServerStore } from "../../../src/core/servers/serverStore";
import { buildTree, rowsIn } from "../../../src/tree/treeNode";
import serverList from "../../fixtures/api/serverList.json";
import { problemFrom } from "../../fakes/rejection";
import { anAccount } from "../../fakes/samples";
import { processorTimer } from "../../fakes/processorTime";
import { testClient } from "../../fakes/testClient";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import { calls, clientAnswered } from "./calls";

const [sample] = serverList.results;

describe("A list of ten thousand servers of one name", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  it("is there within five seconds, row by row, from the socket to the tree", async () => {
    const results = Array.from({ length: 10_000 }, (_, index) => ({ ...sample, id: index + 1 }));
    const text = JSON.stringify({ count: results.length, results });
    simulator.faults.add({ fault: { kind: "rawBody", text } });
    const store = new ServerStore(systemClock);
    store.setAccounts([anAccount()]);
    const elapsedMs = processorTimer();
    const list = await testClient(simulator.apiUrl).client.listServers();
    store.update("ada", (servers) => {
      servers.listArrived(servers.listAsked(), list, 0);
    });
    const rows = rowsIn(buildTree(store.views(), { grouping: "none", describe: String }));
    const tookMs = elapsedMs();
    assert.equal(rows.length, 10_000);
    assert.equal(new Set(rows.map((row) => row.kind === "server" && row.server.id)).size, 10_000);
    assert.ok(tookMs < 5_000, `It took ${tookMs.toFixed(0)} ms.`);
  });
});

describe("A list that is not a valid list", () => {
  const lists = calls.filter(({ name }) =>
    ["list", "plans", "operating systems", "locations", "SSH keys"].includes(name),
  );
  const million = Array.from({ length: 1_000_000 }, () => 1);

  for (const { name, make } of lists) {
    it(`of a million entries is too large, at once: ${name}`, async () => {
      const elapsedMs = processorTimer();
      const problem = await problemFrom(make(clientAnswered({ results: million })));
      const tookMs = elapsedMs();
      assert.deepEqual(problem, { kind: "badAnswer", reason: "tooLarge" });
      assert.ok(tookMs < 500, `It took ${tookMs.toFixed(0)} ms.`);
    });

    it(`whose pages are as large ends as a problem: ${name}`, async () => {
      const page = [...million.slice(0, 90_000), { ...sample }];
      const attempt = make(clientAnswered({ results: page, next: "more", count: 1e9 }));
      const caught: unknown = await attempt.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      assert.ok(caught === undefined || problemOf(caught), String(caught));
    });

    it(`that begins anew on every page ends: ${name}`, async () => {
      const results = [{ ...sample, code: "us-west", versions: [{ id: 1 }] }];
      await make(clientAnswered({ results, next: "https://evil.example/?page=2", count: 1e9 }));
    });
  }
});
