import assert from "node:assert/strict";
import type { Happening } from "../../world/base/history";
import { creates } from "../../world/judge/creates";
import { irretrievable } from "../../world/judge/irretrievable";
import { toldEvidence, type Told } from "./toldEvidence";

const window = "w1.1";
const hoursMs = 9 * 3_600_000;
const sleep: Happening = { kind: "step", number: 1, text: "sleep (window 1, 7)" };
const woke: Happening = { kind: "step", number: 2, text: "look at a window (window 1, 7)" };

function kept(...keys: readonly string[]): Happening {
  const accounts = keys.map((key) => ({
    key,
    label: key,
    email: undefined,
    token: key,
    apiUrl: "https://api.vps.test/api/v1",
    isSignedOut: false,
  }));
  return { kind: "kept", window, accounts };
}

describe("The judge, of what a computer that sleeps does late,", () => {
  function lost(...told: readonly Told[]): readonly string[] {
    return irretrievable(toldEvidence(...told)).map(({ rule }) => rule);
  }

  it("finds a token that is put back hours later, and not one of which the hours were slept", () => {
    const back = kept("ada", "bob");
    const [first, second] = [
      [0, back],
      [10, kept("bob")],
    ] as const;
    assert.deepEqual(lost(first, second, [hoursMs, back]), ["no token is lost"]);
    assert.deepEqual(lost(first, second, [20, sleep], [hoursMs, woke], [hoursMs + 1, back]), []);
  });

  it("finds an order that is struck off hours after a sign-out, and not one of which the hours were slept", () => {
    const path = "/storage/orders/1.json";
    const order: readonly Told[] = [
      [0, { kind: "meant", window, verb: "create", refs: [], name: "web" }],
      [1, { kind: "wrote", window, path, text: '{"accountKey":"ada","request":{"name":"web"}}' }],
      [
        2,
        {
          kind: "sent",
          window,
          request: 1,
          method: "POST",
          url: "https://api.vps.test/api/v1/servers/",
          token: "ada",
          body: '{"name":"web"}',
          fate: "lostAfter",
        },
      ],
      [9, { kind: "began", window, command: 1, text: "vps.signOut" }],
      [10, { kind: "ended", window, command: 1, text: "vps.signOut" }],
    ];
    const removed: Happening = { kind: "removed", window, path, text: "" };
    const found = (...told: readonly Told[]) =>
      creates(toldEvidence(...order, ...told)).map(({ rule }) => rule);
    assert.deepEqual(found([hoursMs, removed]), ["no order is struck off too early"]);
    assert.deepEqual(found([20, sleep], [hoursMs, woke], [hoursMs + 1, removed]), []);
  });
});
