import assert from "node:assert/strict";
import type { Evidence } from "../../src/core/base/evidence";
import type { Problem } from "../../src/core/base/problem";
import { ProblemError } from "../../src/core/base/problemError";

/** The problem that a promise rejects with, without its evidence; anything else fails the test. */
export async function problemFrom(attempt: Promise<unknown>): Promise<Problem> {
  const problem = { ...(await rejectionOf(attempt)) };
  delete (problem as { evidence?: Evidence }).evidence;
  return problem;
}

/** The whole problem that a promise rejects with. */
export async function rejectionOf(attempt: Promise<unknown>): Promise<Problem> {
  const caught: unknown = await attempt.then(
    () => assert.fail("It should have been rejected."),
    (reason: unknown) => reason,
  );
  if (!(caught instanceof ProblemError)) {
    throw caught;
  }
  return caught.problem;
}
