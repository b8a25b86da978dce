import type { Problem } from "./problem";

/** The one error that crosses from the API to the rest: a `Problem` that can be thrown. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(`request failed: ${problem.kind}`, options);
    this.name = "ProblemError";
  }
}

/** The problem in a caught value, or undefined where the value is a fault of the program. */
export function problemOf(caught: unknown): Problem | undefined {
  return caught instanceof ProblemError ? caught.problem : undefined;
}
