import assert from "node:assert/strict";
import { countFates, retryOf, type OutcomeKind } from "../../../../src/core/changes/fates";
import type { Problem } from "../../../../src/core/base/problem";

const problem: Problem = { kind: "serverError", status: 502 };

function ends(...kinds: readonly OutcomeKind[]) {
  return kinds.map((kind, at) => ({
    ref: { accountKey: "ada", serverId: String(at) },
    outcome: { kind, problem },
  }));
}

describe("What became of a batch", () => {
  it("is counted by how each ended, whatever the verb", () => {
    const all = ends("accepted", "deleted", "goneAlready", "refused", "failed", "busy");
    assert.deepEqual(countFates([...all, ...ends("unknown", "held", "skipped", "protected")]), {
      done: 3,
      failed: 3,
      unclear: 1,
      held: 1,
      skipped: 2,
    });
  });

  it("is tried again where nothing has happened, and looked at where that is unclear", () => {
    const retry = retryOf(ends("accepted", "failed", "busy", "held", "unknown"));
    assert.deepEqual(
      retry?.refs.map(({ serverId }) => serverId),
      ["1", "2", "3", "4"],
    );
    assert.deepEqual([...retry.unclear], [["ada/4", problem]]);
  });

  it("is left alone where trying again would not help", () => {
    const done = ends("accepted", "deleted", "goneAlready");
    assert.equal(retryOf([...done, ...ends("refused", "skipped", "protected")]), undefined);
  });
});
