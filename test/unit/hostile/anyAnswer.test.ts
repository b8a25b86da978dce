import assert from "node:assert/strict";
import fc from "fast-check";
import { systemClock } from "../../../src/core/base/clock";
import { problemFromStatus } from "../../../src/api/problemFromStatus";
import { ServerStore } from "../../../src/core/servers/serverStore";
import { problemOf } from "../../../src/core/base/problemError";
import type { ServerList } from "../../../src/core/servers/serverList";
import { buildTree, rowsIn } from "../../../src/tree/treeNode";
import serverDetails from "../../fixtures/api/serverDetails.json";
import serverList from "../../fixtures/api/serverList.json";
import { anAccount } from "../../fakes/samples";
import { calls, clientAnswered } from "./calls";
import { fuzzRuns, fuzzTimeoutMs } from "./fuzzRuns";
import { assertHarmless } from "./harmless";
import { anyJson, mutated } from "./mutations";

/** The outcome; throwing anything but a problem fails the property. */
async function outcome<T>(attempt: Promise<T>): Promise<T | undefined> {
  try {
    return await attempt;
  } catch (caught) {
    assert.ok(problemOf(caught), caught instanceof Error ? caught.stack : String(caught));
    return undefined;
  }
}

/** The rows that a list adds to the one that was known. */
function rowsOf(list: ServerList) {
  const store = new ServerStore(systemClock);
  store.setAccounts([anAccount()]);
  store.update("ada", (servers) => {
    servers.listArrived(servers.listAsked(), list, 0);
  });
  const groups = rowsIn(buildTree(store.views(), { grouping: "location", describe: String }));
  return groups.flatMap((row) => (row.kind === "server" ? [row] : [row, ...rowsIn(row.below)]));
}

describe("Any JSON in any place of an answer", function () {
  this.timeout(fuzzTimeoutMs);

  for (const { name, valid, make } of calls) {
    it(`is harmless: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(mutated(valid), async (answer) => {
          assertHarmless(await outcome(make(clientAnswered(answer))));
        }),
        fuzzRuns(),
      );
      assert.equal(Reflect.get({}, "polluted"), undefined);
    });
  }

  it("never costs the servers beside it", async () => {
    const [, database] = serverList.results;
    await fc.assert(
      fc.asyncProperty(mutated(serverList, ["results", "0"]), async (answer) => {
        const list = await outcome(clientAnswered(answer).listServers());
        assert.ok(list, "the list was lost");
        const good = list.servers.find(({ id }) => id === String(database?.id));
        assert.ok(good, "the good server was lost");
        assert.ok(list.servers.length + list.unreadableCount >= 1);
      }),
      fuzzRuns(),
    );
  });

  it("makes rows that are what they seem", async () => {
    const valid = { count: 1, results: [serverDetails] };
    await fc.assert(
      fc.asyncProperty(mutated(valid), async (answer) => {
        const list = await outcome(clientAnswered(answer).listServers());
        assertHarmless(list && rowsOf(list));
      }),
      fuzzRuns(),
    );
  });

  it("never empties a list that was not empty", async () => {
    await fc.assert(
      fc.asyncProperty(anyJson, anyJson, async (one, other) => {
        const list = await outcome(clientAnswered({ results: [one, other] }).listServers());
        assert.ok(list === undefined || list.servers.length > 0);
      }),
      fuzzRuns(),
    );
  });
});

describe("Any JSON in an answer that is no success", function () {
  this.timeout(fuzzTimeoutMs);

  const bodies = [
    { detail: "No." },
    { name: ["Odd."], plan_id: ["Odd."] },
    { errors: { name: [{ message: "Odd." }] } },
    { status: "error", message: "Server is already running" },
    [{ message: "Odd." }],
  ];
  for (const body of bodies) {
    it(`is plain text at most: ${JSON.stringify(body)}`, () => {
      fc.assert(
        fc.property(
          mutated(body),
          fc.integer({ min: 300, max: 599 }),
          fc.option(fc.oneof(fc.string(), fc.integer().map(String)), { nil: null }),
          (answer, status, retryAfter) => {
            const error = {
              status,
              body: { kind: "json", value: answer },
              ...{ retryAfter, date: retryAfter, age: retryAfter },
            } as const;
            const problem = problemFromStatus(error, "admin.vps.org", 0);
            assertHarmless(problem);
            assert.ok(JSON.stringify(problem).length < 20_000);
          },
        ),
        fuzzRuns(),
      );
    });
  }
});
