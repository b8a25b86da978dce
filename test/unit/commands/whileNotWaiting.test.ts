import assert from "node:assert/strict";
import { whileNotWaiting } from "../../../src/commands/choice/whileNotWaiting";
import { Deferred } from "../../fakes/deferred";

describe("Waiting before a command", () => {
  it("lets the first caller go on, and none that came while it waited", async () => {
    const ready = new Deferred<undefined>();
    const wait = whileNotWaiting(() => ready.promise);
    const all = Promise.all([wait(), wait(), wait()]);
    ready.resolve(undefined);
    assert.deepEqual(await all, [true, false, false]);
    assert.equal(await wait(), true);
  });

  it("does not bar the way after a failure", async () => {
    const outcomes = [Promise.reject(new Error("no")), Promise.resolve()];
    const wait = whileNotWaiting(() => outcomes.shift() ?? Promise.resolve());
    await assert.rejects(wait(), /no/);
    assert.equal(await wait(), true);
  });
});
