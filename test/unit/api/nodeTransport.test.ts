import assert from "node:assert/strict";
import { channel } from "node:diagnostics_channel";
import { getEventListeners } from "node:events";
import { nodeTransport } from "../../../src/api/nodeTransport";
import type { Exchange } from "../../../src/api/transport";
import { heldByNode, untilNodeHolds } from "../../fakes/heldByNode";
import { defaultAccount } from "../../simulator/accountRecords";
import type { Fault } from "../../simulator/faults";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import { until } from "../sequences/until";

const channels = ["http.client.request.created", "http.client.request.start"];

describe("One exchange over a real socket", () => {
  let simulator: Simulator;
  let before: readonly string[];
  let user: AbortController;
  let ended: AbortController;

  beforeEach(async () => {
    simulator = await startSimulator();
    user = new AbortController();
    ended = new AbortController();
  });

  const send = (timeoutMs = 5_000, url = `${simulator.apiUrl}servers/`): Exchange =>
    nodeTransport({
      url: new URL(url),
      method: "GET",
      headers: { Authorization: `Bearer ${defaultAccount.token}` },
      body: undefined,
      signals: [user.signal, ended.signal],
      timeoutMs,
    });

  /** With the connections still open on the simulator's side, which close when ours do. */
  async function assertNothingIsLeft(): Promise<void> {
    for (const { signal } of [user, ended]) {
      assert.deepEqual(getEventListeners(signal, "abort"), []);
    }
    for (const name of channels) {
      assert.equal(channel(name).hasSubscribers, false, name);
    }
    await untilNodeHolds(before);
    await simulator.close();
  }

  it("leaves nothing behind once it is answered", async () => {
    before = await heldByNode();
    const exchange = send();
    assert.equal((await exchange.answer).status, 200);
    assert.equal(exchange.status, 200);
    await assertNothingIsLeft();
  });

  const faults: readonly Fault[] = [
    { kind: "reset", when: "beforeReading" },
    { kind: "reset", when: "midAnswer" },
    { kind: "cutOff" },
    { kind: "hugeBody", bytes: 40 * 1024 * 1024 },
  ];
  for (const fault of faults) {
    it(`leaves nothing behind after ${JSON.stringify(fault)}`, async () => {
      before = await heldByNode();
      simulator.faults.add({ fault });
      await assert.rejects(send().answer);
      await assertNothingIsLeft();
    });
  }

  it("leaves nothing behind where nobody listens", async () => {
    before = await heldByNode();
    const exchange = send(5_000, "http://127.0.0.1:1/");
    await assert.rejects(exchange.answer);
    assert.equal(exchange.isNotSent, true);
    await assertNothingIsLeft();
  });

  it("leaves nothing behind after its time limit", async () => {
    before = await heldByNode();
    simulator.faults.add({ fault: { kind: "noAnswer" } });
    const exchange = send(100);
    await assert.rejects(exchange.answer);
    assert.equal(exchange.isTooLate, true);
    await assertNothingIsLeft();
  });

  for (const [who, end] of [
    ["the user", () => user],
    ["the extension", () => ended],
  ] as const) {
    it(`ends at once, and leaves nothing behind, when ${who} ends it`, async () => {
      before = await heldByNode();
      simulator.faults.add({ fault: { kind: "noAnswer" } });
      const exchange = send(60_000);
      await until(() => simulator.requests.length === 1);
      end().abort();
      await assert.rejects(exchange.answer);
      assert.equal(exchange.isTooLate, false);
      await assertNothingIsLeft();
    });
  }
});
