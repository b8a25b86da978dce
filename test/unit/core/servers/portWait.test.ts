import assert from "node:assert/strict";
import { waitForPort, type PortState } from "../../../../src/core/servers/portWait";
import { FakeClock } from "../../../fakes/fakeClock";

describe("Waiting for a port", () => {
  /** Waits with what the port does at each try; the last goes on. */
  async function wait(states: readonly PortState[], forMs: number, signal?: AbortSignal) {
    const clock = new FakeClock();
    const left = [...states];
    const ended: { state?: PortState; tries: number } = { tries: 0 };
    const probe = () => {
      ended.tries += 1;
      return Promise.resolve((left.length > 1 ? left.shift() : left[0]) ?? "silent");
    };
    const options = { host: "203.0.113.10", port: 22, probe, clock };
    void waitForPort(signal ? { ...options, signal } : options).then((state) => {
      ended.state = state;
    });
    await clock.advance(forMs);
    return ended;
  }

  it("ends as soon as an SSH server speaks", async () => {
    assert.deepEqual(await wait(["open"], 0), { state: "open", tries: 1 });
    assert.deepEqual(await wait(["silent", "refused", "open"], 2_000), { state: "open", tries: 3 });
  });

  it("lasts a minute for a server that is up and refuses", async () => {
    assert.equal((await wait(["refused"], 58_000)).state, undefined);
    assert.equal((await wait(["refused"], 61_000)).state, "refused");
  });

  it("lasts seconds where nothing comes back, as behind a firewall", async () => {
    assert.equal((await wait(["silent"], 8_000)).state, undefined);
    assert.equal((await wait(["silent"], 11_000)).state, "silent");
  });

  it("ends when the user cancels it", async () => {
    const abort = new AbortController();
    abort.abort();
    assert.deepEqual(await wait(["refused"], 0, abort.signal), { state: "refused", tries: 1 });
  });
});
