import assert from "node:assert/strict";
import { Protection } from "../../../src/core/servers/protection";
import { keptMarks, protectedKey } from "../../../src/sync/keptMarks";
import { FakeMemento } from "../../fakes/fakeMemento";

describe("The marks of protected servers", () => {
  it("are kept in the state that VS Code syncs, and found there by another window", async () => {
    const state = new FakeMemento();
    const one = new Protection(keptMarks(state));
    await one.set("https://api/", ["1", "aaaa-1"], true);
    assert.deepEqual(state.keys(), [protectedKey]);
    const other = new Protection(keptMarks(state));
    assert.equal(other.look(), true);
    assert.ok(other.has("https://api/", "1") && other.has("https://api/", "aaaa-1"));
    assert.equal(other.has("https://other/", "1"), false);
    assert.equal(other.look(), false);
    await one.set("https://api/", ["1"], false);
    assert.equal(other.look(), true);
    assert.equal(other.has("https://api/", "1"), false);
  });
});
