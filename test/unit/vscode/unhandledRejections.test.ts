import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { builtProgram } from "../../vscode/projectRoot";
import { temporaryFolder } from "../../vscode/temporaryFolder";
import { parseTestResult, type TestResult } from "../../vscode/testResult";

/** Runs a test file as the layers do, in a process of its own. */
async function resultOf(body: string): Promise<TestResult & { readonly code: number }> {
  const folder = await temporaryFolder("vps-rejections-");
  try {
    const file = join(folder.path, "some.test.mjs");
    const resultFile = join(folder.path, "result.json");
    await writeFile(file, `it("passes by itself", async () => {${body}});`);
    const child = spawn(process.execPath, [builtProgram("mochaTests"), "5000", file], {
      stdio: "ignore",
      env: { ...process.env, VPS_TEST_RESULT: resultFile, VPS_TEST_GREP: "" },
    });
    const [code] = (await once(child, "exit")) as [number];
    return { ...parseTestResult(await readFile(resultFile, "utf8")), code };
  } finally {
    await folder.remove();
  }
}

describe("A run of tests", function () {
  this.timeout(30_000);

  it("is green if nothing is left over", async () => {
    const { passed, failed, code } = await resultOf("");
    assert.deepEqual([passed, failed, code], [1, 0, 0]);
  });

  for (const [when, body] of [
    ["during a test", "void Promise.reject(new Error('lost')); await new Promise(setImmediate);"],
    ["at the end of the last test", "void Promise.reject(new Error('lost'));"],
    ["of something that is no error", "void Promise.reject('lost');"],
  ] as const) {
    it(`fails by a rejection that nobody handles: ${when}`, async () => {
      const { failed, failures, code } = await resultOf(body);
      assert.ok(failed >= 1);
      assert.equal(code, 1);
      assert.match(failures.map(({ message }) => message).join(), /lost/);
    });
  }
});
