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

describe("The judge of what is kept of an account", () => {
  const gone = "what was kept of an account goes with it";

  function left(isSignedOut: boolean, ...more: readonly Told[]): readonly string[] {
    const { history, closing } = toldEvidence(
      [0, kept(false)],
      [9_000, kept(isSignedOut)],
      ...more,
    );
    const files = new Map([[path, "{}"]]);
    const all = { ...closing, files, kept: [account(isSignedOut)] };
    return belongings(new Evidence(history, all, undefined)).map(({ rule }) => rule);
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
});
