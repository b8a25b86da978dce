import assert from "node:assert/strict";
import { parseTestArguments } from "../../vscode/layers";

describe("parseTestArguments", () => {
  it("runs every layer in the newest VS Code when nothing is said", () => {
    const layers = ["unit", "host", "faults", "ui", "package"];
    assert.deepEqual(parseTestArguments([]), { layers, version: "newest" });
  });

  it("keeps the order of the layers, however they are named", () => {
    assert.deepEqual(parseTestArguments(["ui", "unit"]).layers, ["unit", "ui"]);
  });

  it("takes the version and the text that titles must match", () => {
    assert.deepEqual(parseTestArguments(["host", "--oldest", "--grep", "signs in"]), {
      layers: ["host"],
      version: "oldest",
      grep: "signs in",
    });
  });

  it("refuses what it does not know", () => {
    assert.throws(() => parseTestArguments(["units"]), /"units" is not understood/);
    assert.throws(() => parseTestArguments(["--grep"]), /"--grep" is not understood/);
  });
});
