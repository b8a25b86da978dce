import { writeFile } from "node:fs/promises";
import { stripVTControlCharacters } from "node:util";
import type Mocha from "mocha";
import type { Failure, TestResult } from "./testResult";

/** The settings of every mocha run of this project. */
export function mochaOptions(timeoutMs: number): Mocha.MochaOptions {
  const grep = process.env.VPS_TEST_GREP;
  // The reporter "base" counts and prints nothing; the lines come from here.
  const base = { ui: "bdd", reporter: "base", timeout: timeoutMs } as const;
  return { ...base, forbidOnly: Boolean(process.env.CI), ...(grep ? { grep } : {}) };
}

export interface MochaRunOptions {
  /** Whether a rejection that nobody handled comes from what is tested. */
  readonly isOurs?: (rejection: unknown) => boolean;
  /** Called before the hooks that clean up after the test. */
  readonly onFailure?: (title: string) => void;
}

/** Runs loaded tests, prints a line for each, and counts rejections that nobody handled. */
export async function runMocha(
  mocha: Mocha,
  { isOurs = () => true, onFailure = () => undefined }: MochaRunOptions = {},
): Promise<TestResult> {
  const failures: Failure[] = [];
  const seen = new Set<unknown>();
  const rejected = (reason: unknown) => {
    // Mocha announces a rejection once more.
    if (!seen.has(reason) && isOurs(reason)) {
      seen.add(reason);
      failures.push({ title: "Unhandled rejection", message: messageOf(reason) });
    }
  };
  process.on("unhandledRejection", rejected);
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => {
      resolve(runner.stats);
    });
    report(runner, failures);
    runner.on("fail", (test) => {
      onFailure(test.fullTitle());
    });
  });
  // A rejection of the last test is announced only after the tasks that are due now.
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", rejected);
  printFailures(failures);
  const note = process.env.VPS_TEST_NOTE;
  return {
    passed: stats?.passes ?? 0,
    failed: failures.length,
    skipped: stats?.pending ?? 0,
    failures,
    ...(note === undefined ? {} : { note }),
  };
}

/** Writes the result where the starter of this process looks for it. */
export async function saveResult(result: TestResult): Promise<void> {
  const path = process.env.VPS_TEST_RESULT;
  if (path) {
    await writeFile(path, JSON.stringify(result));
  }
}

function report(runner: Mocha.Runner, failures: Failure[]): void {
  let depth = 0;
  const print = (line: string) => {
    console.log(`${"  ".repeat(depth)}${line}`);
  };
  runner.on("suite", (suite) => {
    if (!suite.root) {
      depth += 1;
      print(suite.title);
    }
  });
  runner.on("suite end", () => {
    depth = Math.max(0, depth - 1);
  });
  runner.on("pass", (test) => {
    const slow = (test.duration ?? 0) > test.slow() ? ` (${test.duration ?? 0} ms)` : "";
    print(`  ✔ ${test.title}${slow}`);
  });
  runner.on("pending", (test) => {
    print(`  - ${test.title}`);
  });
  runner.on("fail", (test, error: unknown) => {
    failures.push({ title: test.fullTitle(), message: messageOf(error) });
    print(`  ${failures.length}) ${test.title}`);
  });
}

function printFailures(failures: readonly Failure[]): void {
  for (const [index, { title, message }] of failures.entries()) {
    console.log(`\n  ${index + 1}) ${title}\n${message.replaceAll(/^/gm, "     ")}`);
  }
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // A property that failed says which assertion did as its cause.
  const cause = error instanceof Error && error.cause ? `\nCause: ${messageOf(error.cause)}` : "";
  return stripVTControlCharacters(text + cause);
}
