import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../vscode/projectRoot";

const folder = join(projectRoot, ".github", "workflows");
const uses = readdirSync(folder).flatMap((file) =>
  [...readFileSync(join(folder, file), "utf8").matchAll(/uses: (.+)$/gm)].map(
    ([, action = ""]) => ({ file, action }),
  ),
);

describe("The workflows on GitHub", () => {
  it("name every action by the hash of a commit, with its version beside it", () => {
    assert.ok(uses.length > 0);
    const loose = uses.filter(
      ({ action }) => !/^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(action),
    );
    assert.deepEqual(loose, []);
  });

  it("use one version of an action everywhere", () => {
    const versions = new Set(uses.map(({ action }) => action));
    const names = new Set([...versions].map((action) => action.split("@")[0]));
    assert.equal(versions.size, names.size);
  });
});
