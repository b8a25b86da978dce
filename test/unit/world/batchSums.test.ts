import assert from "node:assert/strict";
import type { Happening } from "../../world/base/history";
import { batchSums } from "../../world/judge/batchSums";
import { toldEvidence } from "./toldEvidence";

const window = "w1.1";

describe("The judge of what a batch counts", () => {
  const refs = ["ada/1", "ada/2"];
  const meant: Happening = { kind: "meant", window, verb: "delete", refs, name: "one, two" };
  const said: Happening = { kind: "said", window, text: "Delete: 2 of 2 deleted." };

  function truth(host: string, id: string, isThere: boolean): Happening {
    const state = { name: id, status: "active", hostname: id, ip: "203.0.113.1" };
    return { kind: "truth", host, owner: "a", id, state: isThere ? state : undefined };
  }

  function found(...happenings: readonly Happening[]): number {
    return batchSums(toldEvidence(...happenings.map((one) => [0, one] as const))).length;
  }

  const both = [truth("a.test", "1", true), truth("a.test", "2", true)];

  it("finds one that is counted and still there", () => {
    assert.equal(found(...both, meant, truth("a.test", "1", false), said), 1);
  });

  it("counts those that were gone before, whatever another API has of the same ID", () => {
    const gone = [truth("a.test", "1", false), truth("a.test", "2", false)];
    assert.equal(found(...both, ...gone, truth("b.test", "2", true), meant, said), 0);
  });
});
