import assert from "node:assert/strict";
import { onceItWorks } from "../../../../src/core/base/onceItWorks";
import { Deferred } from "../../../fakes/deferred";

describe("Work that is done once", () => {
  let works: Deferred<string>[];
  const work = () => {
    const deferred = new Deferred<string>();
    works.push(deferred);
    return deferred.promise;
  };

  beforeEach(() => {
    works = [];
  });

  it("is not begun before somebody wants it, and is one for all who do", async () => {
    const once = onceItWorks(work);
    assert.equal(works.length, 0);
    const both = [once(), once()];
    works[0]?.resolve("done");
    assert.deepEqual(await Promise.all(both), ["done", "done"]);
    assert.equal(await once(), "done");
    assert.equal(works.length, 1);
  });

  it("is done again at the next call where it has failed, and not before", async () => {
    const once = onceItWorks(work);
    const both = [once(), once()];
    works[0]?.reject(new Error("The file is being replaced."));
    for (const one of both) {
      await assert.rejects(one, /being replaced/);
    }
    assert.equal(works.length, 1);
    const next = once();
    works[1]?.resolve("done");
    assert.equal(await next, "done");
    assert.equal(await once(), "done");
    assert.equal(works.length, 2);
  });

  it("is done again where it has thrown at once", async () => {
    let calls = 0;
    const once = onceItWorks(() => {
      calls += 1;
      if (calls === 1) {
        throw new Error("The file is not there.");
      }
      return Promise.resolve(calls);
    });
    assert.throws(() => once(), /not there/);
    assert.equal(await once(), 2);
  });
});
