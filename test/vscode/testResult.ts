export interface Failure {
  readonly title: string;
  readonly message: string;
}

export interface TestResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
  /** What the tests have counted themselves. */
  readonly note?: string;
}

/** What a layer of tests counts when it ended without a result of its own. */
export function crashed(layer: string, reason: string): TestResult {
  return { passed: 0, failed: 1, skipped: 0, failures: [{ title: layer, message: reason }] };
}

/** A layer that ran no test, or left a failure code behind, is a failure whatever it counted. */
export function judged(layer: string, result: TestResult, exitCode: number | null): TestResult {
  if (result.failed > 0) {
    return result;
  }
  if (result.passed === 0) {
    return crashed(layer, "ran no test");
  }
  if (exitCode !== 0) {
    const failure = { title: layer, message: `ended with code ${String(exitCode)}` };
    return { ...result, failed: 1, failures: [failure] };
  }
  return result;
}

export function total(results: readonly TestResult[]): TestResult {
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
    skipped: results.reduce((sum, { skipped }) => sum + skipped, 0),
    failures: results.flatMap(({ failures }) => failures),
    ...(results.length === 1 ? noteOf(results[0]?.note) : {}),
  };
}

/** Says of each failure in which part it was. */
export function inPart(part: string, result: TestResult): TestResult {
  const failures = result.failures.map(({ title, message }) => ({
    title: title === part ? part : `${part}: ${title}`,
    message,
  }));
  return { ...result, failures };
}

const maximumLines = 40;

/** A failure for the end of a run, where the whole output may be cut off above. */
export function failureText({ title, message }: Failure): string {
  const lines = message.trimEnd().split("\n");
  const left = lines.length - maximumLines;
  const shown = left > 0 ? [...lines.slice(0, maximumLines), `… ${left} more lines`] : lines;
  return [`✘ ${title}`, ...shown.map((line) => `    ${line}`)].join("\n");
}

export function countsLine({ passed, failed, skipped, note }: TestResult): string {
  const counts = `${passed} passed, ${failed} failed`;
  const all = skipped > 0 ? `${counts}, ${skipped} skipped` : counts;
  return note === undefined ? all : `${all} (${note})`;
}

export function parseTestResult(text: string): TestResult {
  const value = JSON.parse(text) as Partial<TestResult>;
  if (typeof value.passed !== "number" || typeof value.failed !== "number") {
    throw new TypeError("Not the result of a test run.");
  }
  const { passed, failed, skipped = 0, failures = [], note } = value;
  return { passed, failed, skipped, failures, ...noteOf(note) };
}

function noteOf(note: string | undefined): Pick<TestResult, "note"> {
  return note === undefined ? {} : { note };
}
