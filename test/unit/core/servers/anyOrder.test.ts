import assert from "node:assert/strict";
import fc from "fast-check";
import { AccountServers } from "../../../../src/core/servers/accountServers";
import { countUp } from "../../../../src/core/servers/numberLine";
import { graceMs } from "../../../../src/core/servers/grace";
import { aServer } from "../../../fakes/samples";

const ids = ["1", "2", "3"] as const;
type Truth = ReadonlyMap<string, string>;

/** One question: of the whole list, or of one server, and what the API answers at that moment. */
interface Question {
  readonly of: "list" | (typeof ids)[number];
  readonly truth: Truth;
}

const anyTruth: fc.Arbitrary<Truth> = fc
  .array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom("active", "stopped", "starting")))
  .map((entries) => new Map(entries));
const anyQuestion: fc.Arbitrary<Question> = fc.record({
  of: fc.constantFrom("list", ...ids),
  truth: anyTruth,
});

describe("Answers that overtake each other", () => {
  let servers: AccountServers;

  beforeEach(() => {
    let elapsedMs = 0;
    servers = new AccountServers(countUp(), { elapsedMs: () => (elapsedMs += graceMs) });
  });

  const listOf = (truth: Truth) => ({
    servers: [...truth].map(([id, status]) => aServer(id, { status })),
    unreadableCount: 0,
  });

  function ask({ of, truth }: Question): () => void {
    if (of === "list") {
      const order = servers.listAsked();
      return () => {
        servers.listArrived(order, listOf(truth), 1);
      };
    }
    const order = servers.nextOrder();
    const status = truth.get(of);
    return status === undefined
      ? () => void servers.removeVanished(order, of, 1)
      : () => void servers.serverArrived(order, aServer(of, { status }));
  }

  /** A server that a list lacks is asked for by itself. */
  function confirmMissing(truth: Truth): void {
    for (const id of servers.missing) {
      ask({ of: id as Question["of"], truth })();
    }
  }

  const states = () => new Map(ids.map((id) => [id, servers.find(id)?.status]));

  it("never undo what a later question has learned, whichever two they were", () => {
    fc.assert(
      fc.property(
        fc.array(anyQuestion, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (questions, chance) => {
          servers = new AccountServers(countUp(), { elapsedMs: () => 0 });
          const answers = questions.map(ask);
          const expected = new Map<string, string | undefined>();
          for (const { of, truth } of questions) {
            for (const id of of === "list" ? ids : [of]) {
              expected.set(id, truth.get(id));
            }
          }
          while (answers.length > 0) {
            const at = (chance.next().value ?? 0) % answers.length;
            answers.splice(at, 1)[0]?.();
          }
          const newest = new Map(
            [...expected].flatMap(([id, status]) => (status === undefined ? [] : [[id, status]])),
          );
          confirmMissing(newest);
          for (const [id, status] of expected) {
            assert.equal(states().get(id as (typeof ids)[number]), status, `of ${id}`);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  const active: Truth = new Map([["1", "active"]]);
  const stopped: Truth = new Map([["1", "stopped"]]);
  const none: Truth = new Map();
  const cases: readonly (readonly [string, Question, Question, string | undefined])[] = [
    [
      "an old state against a list",
      { of: "1", truth: active },
      { of: "list", truth: stopped },
      "stopped",
    ],
    [
      "an old list against a state",
      { of: "list", truth: active },
      { of: "1", truth: stopped },
      "stopped",
    ],
    [
      "an old 404 against a list",
      { of: "1", truth: none },
      { of: "list", truth: active },
      "active",
    ],
    [
      "an old list against a 404",
      { of: "list", truth: active },
      { of: "1", truth: none },
      undefined,
    ],
    [
      "an old list against a new one",
      { of: "list", truth: none },
      { of: "list", truth: active },
      "active",
    ],
    ["an old 404 against a state", { of: "1", truth: none }, { of: "1", truth: active }, "active"],
  ];
  for (const [what, earlier, later, status] of cases) {
    it(`keep what is newer: ${what}`, () => {
      ask({ of: "list", truth: active })();
      const old = ask(earlier);
      ask(later)();
      old();
      assert.equal(states().get("1"), status);
    });
  }

  it("do not bring back what a later list no longer had", () => {
    ask({ of: "list", truth: active })();
    const old = ask({ of: "1", truth: active });
    ask({ of: "list", truth: none })();
    confirmMissing(none);
    old();
    assert.equal(states().get("1"), undefined);
    assert.deepEqual(
      servers.snapshot().vanished.map(({ name }) => name),
      ["server-1"],
    );
  });

  it("leave the servers of other groups as old as they are", () => {
    const both = new Map([
      ["1", "active"],
      ["2", "stopped"],
    ]);
    ask({ of: "list", truth: both })();
    const slow = ask({ of: "2", truth: new Map([["2", "active"]]) });
    const order = servers.nextOrder();
    servers.groupArrived(order, listOf(new Map([["1", "active"]])), { status: "active" });
    slow();
    assert.equal(states().get("2"), "active");
    assert.deepEqual(servers.missing, []);
  });

  it("of a group name as missing only whom the group should have", () => {
    ask({
      of: "list",
      truth: new Map([
        ["1", "active"],
        ["2", "stopped"],
      ]),
    })();
    servers.groupArrived(servers.nextOrder(), listOf(none), { status: "stopped" });
    assert.deepEqual(servers.missing, ["2"]);
  });
});
