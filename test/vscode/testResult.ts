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
