import assert from "node:assert/strict";
import { Emitter } from "../../../../src/core/base/emitter";

describe("An emitter", () => {
  it("calls every listener until it is disposed", () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const first = emitter.event((value) => heard.push(`first ${value}`));
    emitter.event((value) => heard.push(`second ${value}`));
    emitter.fire(1);
    first.dispose();
    emitter.fire(2);
    emitter.dispose();
    emitter.fire(3);
    assert.deepEqual(heard, ["first 1", "second 1", "second 2"]);
  });

  it("lets a listener leave while it is being called", () => {
    const emitter = new Emitter<undefined>();
    let heard = 0;
    const once = emitter.event(() => {
      heard += 1;
      once.dispose();
    });
    emitter.event(() => {
      heard += 10;
    });
    emitter.fire(undefined);
    emitter.fire(undefined);
    assert.equal(heard, 21);
  });
});
