import { outcomeFrom, type Outcome } from "./evidence";
import type { Problem } from "./problem";

const errorName = "ProblemError";

/** The one error that crosses from the API to the rest: a `Problem` that can be thrown. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(`request failed: ${problem.kind}`, options);
    this.name = errorName;
  }
}

/**
 * The problem in a caught value, or undefined where the value is a fault of the program. Known by
 * its name, since each bundle has a class of its own.
 */
export function problemOf(caught: unknown): Problem | undefined {
  return isProblemError(caught) ? caught.problem : undefined;
}

function isProblemError(caught: unknown): caught is ProblemError {
  return caught instanceof Error && caught.name === errorName && "problem" in caught;
}

/** What became of the write that ended with this problem. Only "refused" is the API's own word. */
export function outcomeOf(problem: Problem): Outcome {
  return outcomeFrom(problem.evidence);
}
