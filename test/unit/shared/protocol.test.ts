import assert from "node:assert/strict";
import fc from "fast-check";
import { intents } from "../../../src/shared/intents";
import { dispatch, isHostMessage, parsePageMessage } from "../../../src/shared/protocol";

const page = "page-1";
const malformed: readonly (readonly [string, unknown])[] = [
  ["nothing", undefined],
  ["null", null],
  ["a text", "ready"],
  ["a number", 1],
  ["a list", [{ type: "ready" }]],
  ["no type", {}],
  ["an unknown type", { type: "run" }],
  ["a type of another type", { type: 1 }],
  ["a ready with more in it", { type: "ready", command: "vps.server.delete" }],
  ["a ready of a page", { type: "ready", page }],
  ["a ready with an id", { type: "ready", id: 1 }],
  ["an intent without an id", { type: "intent", intent: "stop", page }],
  ["an intent with a negative id", { type: "intent", id: -1, intent: "stop", page }],
  ["an intent with half an id", { type: "intent", id: 0.5, intent: "stop", page }],
  ["an intent with a text as id", { type: "intent", id: "1", intent: "stop", page }],
  ["an intent without a name", { type: "intent", id: 1, page }],
  ["an intent of no page", { type: "intent", id: 1, intent: "stop" }],
  ["an intent of a page without a name", { type: "intent", id: 1, intent: "stop", page: 1 }],
  ["an unknown intent", { type: "intent", id: 1, intent: "destroy", page }],
  ["a command as intent", { type: "intent", id: 1, intent: "vps.server.delete", page }],
  ["an inherited name as intent", { type: "intent", id: 1, intent: "constructor", page }],
  ["a list as intent", { type: "intent", id: 1, intent: ["stop"], page }],
  ["an intent that names a server", { type: "intent", id: 1, intent: "stop", page, serverId: "2" }],
  [
    "an intent that names an address",
    { type: "intent", id: 1, intent: "connect", page, url: "http://x" },
  ],
];

describe("Messages of the page", () => {
  for (const intent of intents) {
    it(`may ask for "${intent}"`, () => {
      const message = { type: "intent", id: 3, intent, page };
      assert.deepEqual(parsePageMessage(message), message);
    });
  }

  it("may be ready", () => {
    assert.deepEqual(parsePageMessage({ type: "ready" }), { type: "ready" });
  });

  for (const [title, value] of malformed) {
    it(`are not ${title}`, () => {
      assert.equal(parsePageMessage(value), undefined);
    });
  }

  it("are not random", () => {
    const known = new Set<unknown>(intents);
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (value) => {
        const message = parsePageMessage(value);
        assert.ok(message === undefined || message.type === "ready" || known.has(message.intent));
      }),
      { numRuns: 5_000 },
    );
  });

  it("are read alike after a mutation, or not at all", () => {
    const field = fc.oneof(fc.constantFrom("type", "id", "intent", "page"), fc.string());
    fc.assert(
      fc.property(fc.dictionary(field, fc.anything(), { maxKeys: 4 }), (changes) => {
        const message = parsePageMessage({
          type: "intent",
          id: 1,
          intent: "stop",
          page,
          ...changes,
        });
        assert.ok(
          message === undefined ||
            message.type === "ready" ||
            (Number.isSafeInteger(message.id) &&
              intents.includes(message.intent) &&
              typeof message.page === "string"),
        );
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("Messages of the host", () => {
  it("are distinguished from others by their type", () => {
    assert.ok(isHostMessage({ type: "state", state: {} }));
    for (const value of [undefined, null, "state", [], {}, { type: "toString" }, { type: 1 }]) {
      assert.equal(isHostMessage(value), false);
    }
  });

  it("reach the handler of their type", () => {
    const reached: string[] = [];
    const message = { type: "b", value: 2 } as const;
    dispatch<{ readonly type: "a" } | typeof message>(
      {
        a: () => reached.push("a"),
        b: ({ value }) => reached.push(`b${value}`),
      },
      message,
    );
    assert.deepEqual(reached, ["b2"]);
  });
});
