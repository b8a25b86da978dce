import type { Problem } from "../core/base/problem";
import { ProblemError, problemOf } from "../core/base/problemError";

/** Every account has a list of servers, so where there is none there is no such API. */
export async function orNoApi(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (caught) {
    throw mapped(caught, { kind: "noApi" });
  }
}

/** The page of a web server for an address that the API does not have. */
export async function orNoCall(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (caught) {
    throw mapped(caught, { kind: "notFound", detail: undefined });
  }
}

function mapped(caught: unknown, instead: Problem): unknown {
  const problem = problemOf(caught);
  const isMissing =
    problem?.kind === "notFound" || (problem?.kind === "intercepted" && problem.status === 404);
  return isMissing
    ? new ProblemError({ ...instead, ...evidenceIn(problem) }, { cause: caught })
    : caught;
}

function evidenceIn({ evidence }: Problem): Pick<Problem, "evidence"> {
  return evidence ? { evidence } : {};
}
