import assert from "node:assert/strict";
import {
  addState,
  mergeStates,
  serverEvents,
  type RecordedState,
} from "../../../../src/core/usage/recordedStates";

const minute = 60_000;

/** One state a minute, from the first minute on. */
function states(...words: readonly string[]): readonly RecordedState[] {
  return words.map((status, index) => ({ atMs: (index + 1) * minute, status }));
}

function samplesAt(...moments: readonly number[]) {
  return moments.map((atMs) => ({
    atMs,
    cpuPercent: 1,
    memoryUsedMb: 1,
    diskUsedGb: 1,
    bandwidthUsedGb: 1,
  }));
}

describe("The states that are recorded of a server", () => {
  it("are added where they differ from the last one", () => {
    const [active] = states("active");
    assert.ok(active);
    const once = addState([], active);
    assert.equal(addState(once, { ...active, atMs: 9 * minute }), once);
    assert.equal(addState(once, { atMs: 9 * minute, status: "stopped" }).length, 2);
  });

  it("are the newest ones if there are too many", () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ atMs: index, status: `${index}` }));
    const kept = many.reduce<readonly RecordedState[]>(addState, []);
    assert.equal(kept.length, 200);
    assert.equal(kept.at(-1)?.status, "499");
  });

  it("are one line of states if two windows have seen them", () => {
    const one = states("active", "stopping", "stopped");
    const other = one.map(({ atMs, status }) => ({ atMs: atMs + 5_000, status }));
    assert.deepEqual(mergeStates(other, one), one);
    assert.deepEqual(mergeStates([], other), other);
  });

  const cases: readonly (readonly [words: string, happened: string])[] = [
    ["active", ""],
    ["stopped", ""],
    ["active stopping stopped", "stopped 3"],
    ["active stopped", "stopped 2"],
    ["stopped starting active", "started 3"],
    ["stopped active", "started 2"],
    ["provisioning active", "started 2"],
    ["active rebooting active", "rebooted 3"],
    ["active rebooting", ""],
    ["rebooting active", "rebooted 2"],
    ["active stopping active", ""],
    ["suspended active", ""],
    ["active migrating active", ""],
    ["active stopped starting active", "stopped 2, started 4"],
  ];
  for (const [words, happened] of cases) {
    it(`tell of "${words}": ${happened || "nothing"}`, () => {
      const events = serverEvents(states(...words.split(" ")), []);
      const told = events.map(({ kind, atMs }) => `${kind} ${atMs / minute}`);
      assert.equal(told.join(", "), happened);
    });
  }

  it("tell since when nobody had looked", () => {
    const seen = states("active", "stopped");
    const since = (...moments: readonly number[]) =>
      serverEvents(
        seen.map((state, index) => ({ ...state, atMs: (index + 1) * 60 * minute })),
        samplesAt(...moments),
      ).map(({ sinceMs }) => sinceMs);
    assert.deepEqual(since(60 * minute, 70 * minute, 120 * minute), [70 * minute]);
    assert.deepEqual(since(60 * minute, 119 * minute, 120 * minute), [undefined]);
    assert.deepEqual(since(), [undefined]);
  });
});
