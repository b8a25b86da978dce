import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { getL10nJson } from "@vscode/l10n-dev";
import { projectRoot } from "../../vscode/projectRoot";
import { sourceFiles } from "./sentences";

describe("The bundle of sentences for translators", () => {
  it("holds what the source says now; `npm run l10n` brings it up to date", async function () {
    this.timeout(60_000);
    const file = join(projectRoot, "l10n", "bundle.l10n.json");
    const kept = JSON.parse(await readFile(file, "utf8")) as unknown;
    const scripts = sourceFiles().map(({ text }) => ({ contents: text, extension: ".ts" }));
    assert.deepEqual(kept, await getL10nJson(scripts));
  });
});
