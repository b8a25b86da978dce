import assert from "node:assert/strict";
import { lateDisposable } from "../../../../src/core/base/lateDisposable";
import { settled } from "../../../fakes/settled";

describe("What is loaded after the start", () => {
  it("ends when it is told to", async () => {
    let ends = 0;
    const late = lateDisposable(Promise.resolve({ dispose: () => (ends += 1) }));
    await settled();
    assert.equal(ends, 0);
    late.dispose();
    await settled();
    assert.equal(ends, 1);
  });

  it("ends as soon as it is there, if that was over before", async () => {
    let ends = 0;
    let open: (part: { dispose(): void }) => void = () => undefined;
    const late = lateDisposable(new Promise((resolve) => (open = resolve)));
    late.dispose();
    open({ dispose: () => (ends += 1) });
    await settled();
    assert.equal(ends, 1);
  });
});
