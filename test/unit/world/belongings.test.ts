import assert from "node:assert/strict";
import type { Happening, KeptAccount } from "../../world/base/history";
import { belongings } from "../../world/judge/belongings";
import { Evidence } from "../../world/judge/evidence";
import { toldEvidence, type Told } from "./toldEvidence";

const window = "w1.1";
const path = "/storage/history/ada/1.json";

function account(isSignedOut: boolean): KeptAccount {
  const apiUrl = "https://api.vps.test/api/v1/";
  return { key: "ada", token: "t", email: undefined, label: "ada", isSignedOut, apiUrl };
}

function kept(isSignedOut: boolean): Happening {
  return { kind: "kept", window, accounts: [account(isSignedOut)] };
}

function wrote(...seconds: readonly number[]): Happening {
  return { kind: "wrote", window, path, text: JSON.stringify({ seconds }) };
}

const rulesIn = (evidence: Evidence) => belongings(evidence).map(({ rule }) => rule);

describe("The judge of what is kept of an account", () => {
  const gone = "what was kept of an account goes with it";
  const overwritten = "usage is not overwritten";

  function left(isSignedOut: boolean, ...more: readonly Told[]): readonly string[] {
    const { history, closing } = toldEvidence(
      [0, kept(false)],
      [9_000, kept(isSignedOut)],
      ...more,
    );
    const files = new Map([[path, "{}"]]);
    return rulesIn(
      new Evidence(history, { ...closing, files, kept: [account(isSignedOut)] }, undefined),
    );
  }

  it("finds what is left after a sign-out, and nothing of an account that is signed in", () => {
    assert.deepEqual(left(true), [gone]);
    assert.deepEqual(left(false), []);
  });

  it("excuses a window that ended before it could remove anything, and a disk in trouble", () => {
    assert.deepEqual(left(true, [20_000, { kind: "crashed", window }]), []);
    assert.deepEqual(left(true, [20_000, { kind: "fault", text: "the disk is full" }]), []);
    assert.deepEqual(left(true, [90_000, { kind: "crashed", window }]), [gone]);
  });

  it("finds usage that is written over by what began later, unless a sign-out lies between", () => {
    assert.deepEqual(rulesIn(toldEvidence([0, wrote(1_000, 60)], [1, wrote(5_000)])), [
      overwritten,
    ]);
    assert.deepEqual(rulesIn(toldEvidence([0, wrote(1_000, 60)], [1, wrote(1_450, 60, 9)])), []);
    const removed: Happening = { kind: "removed", window, path, text: "" };
    assert.deepEqual(rulesIn(toldEvidence([0, wrote(1_000)], [1, removed], [2, wrote(5_000)])), []);
  });
});
