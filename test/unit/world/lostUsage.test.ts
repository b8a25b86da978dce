import assert from "node:assert/strict";
import type { Happening } from "../../world/base/history";
import { irretrievable } from "../../world/judge/irretrievable";
import { toldEvidence, type Told } from "./toldEvidence";

const window = "w1.1";
const folder = "/storage/history/ada";

describe("The judge of usage", () => {
  function wrote(name: string, ...seconds: readonly number[]): Told {
    const text = JSON.stringify({ seconds });
    return [0, { kind: "wrote", window, path: `${folder}/${name}`, text }];
  }

  function removed(name: string, ...seconds: readonly number[]): Told {
    const path = `${folder}/${name}`;
    const removal: Happening = { kind: "removed", window, path, text: JSON.stringify({ seconds }) };
    return [0, removal];
  }

  const found = (...told: readonly Told[]) =>
    irretrievable(toldEvidence(...told)).map(({ rule, text }) => `${rule}: ${text}`);

  const deleted = `nothing that can't be had again is deleted: ${folder}/1.a.json`;

  it("finds a file that is removed with what stands nowhere else", () => {
    assert.deepEqual(found(wrote("1.a.json", 9_000), removed("1.a.json", 9_000)), [deleted]);
  });

  it("finds one of whose samples only some were merged, or into another server's file", () => {
    const file = wrote("1.a.json", 9_000, 5_000);
    const removal = removed("1.a.json", 9_000, 5_000);
    assert.deepEqual(found(file, wrote("1.b.json", 9_000), removal), [deleted]);
    assert.deepEqual(found(file, wrote("2.b.json", 9_000, 5_000), removal), [deleted]);
  });

  it("leaves alone one that has been merged, be it into averages", () => {
    assert.deepEqual(
      found(
        wrote("1.a.json", 9_000, 60),
        wrote("1.json", 20_000),
        wrote("1.b.json", 9_450, 10_550),
        removed("1.a.json", 9_000, 60),
        removed("1.json", 20_000),
      ),
      [],
    );
  });

  it("finds a file that is written over without what was in it", () => {
    assert.deepEqual(found(wrote("1.json", 9_000), wrote("1.json", 20_000)), [
      `usage is not overwritten: ${folder}/1.json`,
    ]);
    assert.deepEqual(found(wrote("1.json", 9_000), wrote("1.json", 9_000, 11_000)), []);
  });
});
