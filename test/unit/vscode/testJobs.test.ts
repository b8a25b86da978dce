import assert from "node:assert/strict";
import { jobsByFolder } from "../../vscode/testJobs";

describe("the jobs of the ui layer", () => {
  it("are one for each folder, with all of its files", () => {
    const files = ["ui/create/a.test.mjs", "ui/panel/b.test.mjs", "ui/create/c.test.mjs"];
    assert.deepEqual(jobsByFolder("ui", files), [
      {
        layer: "ui",
        part: "create",
        files: ["ui/create/a.test.mjs", "ui/create/c.test.mjs"],
      },
      { layer: "ui", part: "panel", files: ["ui/panel/b.test.mjs"] },
    ]);
  });
});
