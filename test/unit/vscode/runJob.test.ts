import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runJob } from "../../vscode/runJob";
import { temporaryFolder } from "../../vscode/temporaryFolder";

describe("A job of tests that goes round without end", function () {
  this.timeout(30_000);

  it("is ended after a long silence, and says after which line", async () => {
    const folder = await temporaryFolder("vps-silent-");
    const file = join(folder.path, "some.test.mjs");
    await writeFile(
      file,
      `it("goes well", () => {});
       it("goes round", async () => { for (;;) await undefined; });`,
    );
    const job = { layer: "unit", files: [file] } as const;
    let output = "";
    const result = await runJob(
      job,
      { layers: ["unit"], version: "newest" },
      new AbortController().signal,
      (text) => {
        output += text;
      },
      { silenceMs: 5_000 },
    ).finally(() => folder.remove());
    assert.match(output, /goes well/);
    assert.equal(result.failed, 1);
    assert.match(result.failures[0]?.message ?? "", /said nothing for 5\.0 s after "✔ goes well"/);
  });
});
