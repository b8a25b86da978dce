/** VPS_FUZZ_RUNS=100000 runs for a night; without it, runs take a second. */
const runs = Number(process.env.VPS_FUZZ_RUNS ?? 1_000);

/** The parameters of one property, or of one that costs more by this factor. */
export function fuzzRuns(cost = 1): { readonly numRuns: number } {
  return { numRuns: Math.max(50, Math.round(runs / cost)) };
}

/** Mocha's limit for a property that may run for minutes. */
export const fuzzTimeoutMs = 30_000 + runs * 10;
