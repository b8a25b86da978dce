import assert from "node:assert/strict";
import fc from "fast-check";
import { problemFromStatus, type ErrorAnswer } from "../../../src/api/problemFromStatus";
import { VpsClient } from "../../../src/api/vpsClient";
import { ProblemError } from "../../../src/core/base/problemError";
import powerStopping from "../../fixtures/api/powerStopping.json";
import serverDetails from "../../fixtures/api/serverDetails.json";
import serverList from "../../fixtures/api/serverList.json";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { retriesOn } from "../../fakes/retriesOn";
import { InstantClock } from "../../fakes/instantClock";

const noTimes = { date: null, age: null };
const runs = { numRuns: 2_000 };
const oddities = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    ...[1e308, -1, 2 ** 60, "NaN", "Infinity", "", " ", "../../x", "?a=b", "\n", "<b>x</b>"],
    ...[null, true, [], {}, [[]], { id: {} }, "x".repeat(3_000), "0x10", "2025-13-45T99:99:99Z"],
    ...["__proto__", "constructor", "\u202e", "\ud800"],
  ),
);

/** Where something stands in a JSON value: all paths, the shortest first. */
function pathsIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) {
    return [[]];
  }
  const below = Object.entries(value).flatMap(([key, member]) =>
    pathsIn(member).map((path) => [key, ...path]),
  );
  return [[], ...below];
}

/** The value with something else at one place in it. */
function replaced(value: unknown, path: readonly string[], other: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return other;
  }
  if (Array.isArray(value)) {
    return value.map((member: unknown, at) =>
      String(at) === key ? replaced(member, rest, other) : member,
    );
  }
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [key]: replaced(record[key], rest, other) };
}

function mutated(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...pathsIn(value)), oddities)
    .map(([path, other]) => replaced(value, path, other));
}

function clientFor(answer: unknown): VpsClient {
  const http = { send: () => Promise.resolve(answer) };
  return new VpsClient(http, retriesOn(new InstantClock()), new RecordingLogger());
}

/** What came of it; anything but a problem that is thrown fails the property. */
async function outcome<T>(attempt: Promise<T>): Promise<T | undefined> {
  try {
    return await attempt;
  } catch (caught) {
    assert.ok(caught instanceof ProblemError, String(caught));
    return undefined;
  }
}

describe("A hostile answer", () => {
  it("to the list throws nothing but a problem", async () => {
    await fc.assert(
      fc.asyncProperty(mutated(serverList), async (answer) => {
        await outcome(clientFor(answer).listServers());
      }),
      runs,
    );
  });

  it("to the list never loses the good servers beside a bad one", async () => {
    const [web, database] = serverList.results;
    await fc.assert(
      fc.asyncProperty(mutated(web), fc.boolean(), async (bad, first) => {
        const results = first ? [bad, database] : [database, bad];
        const { servers, unreadableCount } = await clientFor({ count: 2, results }).listServers();
        const good = servers.find(({ id }) => id === "12346");
        assert.equal(good?.name, "db-server-01");
        assert.equal(servers.length + unreadableCount, 2);
      }),
      runs,
    );
  });

  it("to the list is text and sane numbers in every row", async () => {
    await fc.assert(
      fc.asyncProperty(mutated(serverDetails), async (answer) => {
        const list = await outcome(clientFor([answer]).listServers());
        for (const server of list?.servers ?? []) {
          assert.match(server.id, /^[A-Za-z0-9][\w.~-]*$/);
          assert.ok(server.name.length > 0 && server.name.length <= 1_000);
          assert.doesNotMatch(`${server.name}${server.status}`, /[\p{Cc}\u202a-\u202e]/u);
          const { vcpus, memoryMb, storageGb, bandwidthGb } = server.plan ?? {};
          for (const amount of [vcpus, memoryMb, storageGb, bandwidthGb, server.createdAtMs]) {
            assert.ok(amount === undefined || Number.isFinite(amount));
          }
        }
      }),
      runs,
    );
  });

  it("to one server throws nothing but a problem", async () => {
    await fc.assert(
      fc.asyncProperty(mutated(serverDetails), async (answer) => {
        await outcome(clientFor(answer).getServer("12345"));
      }),
      runs,
    );
  });

  it("to a power action is a status all the same", async () => {
    await fc.assert(
      fc.asyncProperty(mutated(powerStopping), async (answer) => {
        // One that names another server is refused.
        const status = await outcome(clientFor(answer).power("12345", "stop"));
        assert.notEqual(status, "");
      }),
      runs,
    );
  });

  it("to the question whose token it is throws nothing but a problem", async () => {
    const answer = { account: { email: "ada@example.com" }, token: { name: "Laptop" } };
    await fc.assert(
      fc.asyncProperty(mutated(answer), async (odd) => {
        await outcome(clientFor(odd).whoAmI());
      }),
      runs,
    );
  });

  it("with any status and any body is a problem of sane length", () => {
    const statuses = fc.integer({ min: 300, max: 599 });
    const header = fc.option(fc.string(), { nil: null });
    fc.assert(
      fc.property(statuses, oddities, header, (status, body, retryAfter) => {
        const answer = {
          status,
          body: { kind: "json", value: body },
          retryAfter,
          ...noTimes,
        } as const;
        const problem = problemFromStatus(answer, "admin.vps.org", 0);
        assert.ok(JSON.stringify(problem).length < 20_000);
      }),
      runs,
    );
  });

  it("leaves every other object as it was", () => {
    const names = Object.getOwnPropertyNames(Object.prototype).join();
    const body: unknown = JSON.parse('{"__proto__": {"polluted": ["x"]}, "constructor": ["y"]}');
    const answer = {
      status: 400,
      body: { kind: "json", value: body },
      retryAfter: null,
      ...noTimes,
    };
    problemFromStatus(answer as ErrorAnswer, "admin.vps.org", 0);
    assert.equal(Object.getOwnPropertyNames(Object.prototype).join(), names);
    assert.equal(Reflect.get({}, "polluted"), undefined);
  });
});
