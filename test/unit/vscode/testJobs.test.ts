import assert from "node:assert/strict";
import { jobsByFolder, planJobs } from "../../vscode/testJobs";

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

  it("are not repeated for another VS Code where they open none", async () => {
    const names = async (version: "newest" | "oldest") =>
      (await planJobs({ layers: ["ui"], version })).flat().map(({ part }) => part);
    const [newest, oldest] = [await names("newest"), await names("oldest")];
    assert.deepEqual(
      newest.filter((part) => part !== "page"),
      oldest,
    );
    assert.ok(newest.includes("page") && oldest.includes("panel"));
  });
});
