import assert from "node:assert/strict";
import { AutomationLog, testsBegin, testsEnd } from "../../vscode/automationLog";

describe("AutomationLog", () => {
  function logged(...entries: string[]): string[] {
    const printed: string[] = [];
    const log = new AutomationLog((line) => printed.push(line));
    for (const entry of entries) {
      log.add(entry);
    }
    log.explain();
    return printed;
  }

  it("prints what comes while tests run, and leaves out the rest", () => {
    const printed = logged("Creating a socket", testsBegin, "✔ works", testsEnd, "Canceled");
    assert.deepEqual(printed, ["✔ works"]);
  });

  it("prints everything when the tests never began", () => {
    assert.deepEqual(logged("Cannot find module"), ["Cannot find module"]);
  });
});
