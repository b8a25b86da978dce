import assert from "node:assert/strict";
import { Emitter } from "../../../src/core/base/emitter";
import type { ServerRef } from "../../../src/core/servers/server";
import type { RecordedState } from "../../../src/core/usage/recordedStates";
import type { UsageSample } from "../../../src/core/usage/usageSample";
import { LateHistory } from "../../../src/history/lateHistory";
import type { Added } from "../../../src/history/usageHistory";
import { settled } from "../../fakes/settled";

const ref: ServerRef = { accountKey: "ada", serverId: "1" };
const state: RecordedState = { atMs: 1, status: "active" };
const sample: UsageSample = {
  atMs: 1,
  cpuPercent: 2,
  memoryUsedMb: 3,
  diskUsedGb: 4,
  bandwidthUsedGb: 5,
};

describe("A history that is loaded with its first use", () => {
  const done: string[] = [];
  let late: LateHistory;

  function open() {
    const added = new Emitter<Added>();
    done.push("open");
    const note = (what: string) => Promise.resolve(void done.push(what));
    return Promise.resolve({
      onDidAdd: added.event,
      add: (to: ServerRef, one: UsageSample) => {
        done.push("add");
        added.fire({ ref: to, sample: one });
      },
      addState: () => void done.push("addState"),
      statesOf: () => [state],
      load: () => note("load").then(() => [sample]),
      removeAccount: () => note("remove"),
      flush: () => note("flush"),
      prune: () => note("prune"),
      dispose: () => void done.push("dispose"),
    });
  }

  beforeEach(() => {
    done.length = 0;
    late = new LateHistory(open);
  });

  it("has nothing to write and nothing to end before that", async () => {
    await late.flush();
    late.dispose();
    await settled();
    assert.deepEqual(done, []);
  });

  it("is opened once, whatever is asked of it", async () => {
    assert.deepEqual(await late.load(ref), [sample]);
    await late.removeAccount("ada");
    await late.prune();
    assert.deepEqual(done, ["open", "load", "remove", "prune"]);
  });

  it("is opened again after it could not be opened", async () => {
    let tries = 0;
    late = new LateHistory(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error("The file is being replaced.")) : open();
    });
    await assert.rejects(late.load(ref), /is being replaced/);
    assert.deepEqual(await late.load(ref), [sample]);
  });

  it("writes a sample that came at the last moment", async () => {
    late.add(ref, sample);
    await late.flush();
    assert.deepEqual(done, ["open", "add", "flush"]);
  });

  it("tells each sample that is added", async () => {
    const told: Added[] = [];
    late.onDidAdd((added) => told.push(added));
    late.add(ref, sample);
    await settled();
    assert.deepEqual(told, [{ ref, sample }]);
  });

  it("has the states of a server once its samples are loaded", async () => {
    assert.deepEqual(late.statesOf(ref), []);
    late.addState(ref, state);
    await late.load(ref);
    assert.deepEqual(late.statesOf(ref), [state]);
    assert.deepEqual(done, ["open", "addState", "load"]);
  });

  it("ends with what was loaded", async () => {
    late.add(ref, sample);
    late.dispose();
    await settled();
    assert.deepEqual(done, ["open", "add", "dispose"]);
  });
});
