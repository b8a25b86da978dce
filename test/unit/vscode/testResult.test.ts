import assert from "node:assert/strict";
import {
  countsLine,
  crashed,
  failureText,
  inPart,
  judged,
  parseTestResult,
  total,
  type TestResult,
} from "../../vscode/testResult";

const green: TestResult = { passed: 3, failed: 0, skipped: 0, failures: [] };
const red: TestResult = {
  passed: 1,
  failed: 1,
  skipped: 2,
  failures: [{ title: "adds", message: "1 !== 2" }],
};

describe("test results", () => {
  it("leaves a layer that passed as it is", () => {
    assert.deepEqual(judged("unit", green, 0), green);
  });

  it("counts a layer that ran no test as failed", () => {
    const result = judged("ui", { ...green, passed: 0 }, 0);
    assert.equal(result.failed, 1);
    assert.deepEqual(result.failures, [{ title: "ui", message: "ran no test" }]);
  });

  it("counts a failure code as failed, even when every test passed", () => {
    const result = judged("host", green, 7);
    assert.deepEqual([result.passed, result.failed], [3, 1]);
    assert.equal(result.failures[0]?.message, "ended with code 7");
  });

  it("does not count a failure twice for the exit code that follows from it", () => {
    assert.equal(judged("host", red, 1).failed, 1);
  });

  it("adds up layers, with the failures of all", () => {
    const all = total([green, red, crashed("ui", "was stopped")]);
    assert.deepEqual([all.passed, all.failed, all.skipped], [4, 2, 2]);
    assert.deepEqual(
      all.failures.map(({ title }) => title),
      ["adds", "ui"],
    );
  });

  it("says in which part a failure was, once", () => {
    const titles = total([inPart("ui: create", red), inPart("ui: many", crashed("ui: many", "?"))]);
    assert.deepEqual(
      titles.failures.map(({ title }) => title),
      ["ui: create: adds", "ui: many"],
    );
  });

  it("tells a failure with the whole of its message, up to 40 lines", () => {
    const message = "Error: The host has logged:\n2026-11-26 [error] It broke.\n    at refresh\n";
    assert.equal(
      failureText({ title: "ui: create: hook", message }),
      `✘ ui: create: hook
    Error: The host has logged:
    2026-11-26 [error] It broke.
        at refresh`,
    );
    const long = failureText({ title: "long", message: "line\n".repeat(43) });
    assert.equal(long, `✘ long\n${"    line\n".repeat(40)}    … 3 more lines`);
  });

  it("says skipped tests only when there are any", () => {
    assert.equal(countsLine(green), "3 passed, 0 failed");
    assert.equal(countsLine(red), "1 passed, 1 failed, 2 skipped");
  });

  it("says what the tests of a single layer have counted themselves", () => {
    const noted = { ...green, note: "12 cells, 0 wrong" };
    assert.equal(countsLine(total([noted])), "3 passed, 0 failed (12 cells, 0 wrong)");
    assert.equal(countsLine(total([noted, green])), "6 passed, 0 failed");
    assert.deepEqual(parseTestResult(JSON.stringify(noted)), noted);
  });

  it("reads back what was written, and nothing else", () => {
    assert.deepEqual(parseTestResult(JSON.stringify(red)), red);
    assert.throws(() => parseTestResult("{}"), TypeError);
  });
});
