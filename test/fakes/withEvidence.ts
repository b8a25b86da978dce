import { notSent, refusedWith, type Evidence } from "../../src/core/base/evidence";
import type { Problem } from "../../src/core/base/problem";

const statuses: Partial<Record<Problem["kind"], number>> = {
  invalid: 400,
  unauthorized: 401,
  paymentRequired: 402,
  forbidden: 403,
  notFound: 404,
  unexpectedStatus: 405,
  conflict: 409,
  rateLimited: 429,
};
const neverSent = new Set(["certificate", "handshake", "notTls", "proxyFailed", "proxy"]);
const neverConnected = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"]);

/** The problem with the evidence that the API's client usually has for it. */
export function withEvidence(problem: Problem): Problem {
  return { ...problem, evidence: problem.evidence ?? usualEvidence(problem) };
}

function usualEvidence(problem: Problem): Evidence {
  const status = statuses[problem.kind];
  if (status !== undefined) {
    return refusedWith(status);
  }
  const isUnconnected = problem.kind === "network" && neverConnected.has(problem.code ?? "");
  return isUnconnected || neverSent.has(problem.kind)
    ? notSent
    : { reach: "sent", answeredBy: undefined };
}
