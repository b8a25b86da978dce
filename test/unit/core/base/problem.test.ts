import assert from "node:assert/strict";
import { isOutcomeUnknown, type Problem } from "../../../../src/core/base/problem";
import { ProblemError, problemOf } from "../../../../src/core/base/problemError";

const host = "admin.vps.org";
const network = (code: string | undefined): Problem => ({ kind: "network", host, code });

const mayHaveHappened: readonly Problem[] = [
  { kind: "timeout", host, afterMs: 30_000 },
  { kind: "badAnswer", reason: "notJson" },
  { kind: "badAnswer", reason: "wrongShape" },
  { kind: "badAnswer", reason: "tooLarge" },
  { kind: "badAnswer", reason: "cutOff" },
  { kind: "serverError", status: 500 },
  { kind: "serverError", status: 503 },
  { kind: "cancelled" },
  network("ECONNRESET"),
  network("EPIPE"),
  network("ETIMEDOUT"),
  network(undefined),
];

const cannotHaveHappened: readonly Problem[] = [
  { kind: "unauthorized" },
  { kind: "paymentRequired", detail: undefined },
  { kind: "forbidden", detail: undefined },
  { kind: "notFound", detail: undefined },
  { kind: "conflict", detail: undefined },
  { kind: "invalid", fields: [], detail: undefined },
  { kind: "rateLimited", retryAfterMs: undefined },
  { kind: "unexpectedStatus", status: 405 },
  { kind: "redirected", status: 302 },
  { kind: "certificate", host, code: "CERT_HAS_EXPIRED" },
  { kind: "proxy", host },
  { kind: "insecureUrl", reason: "scheme" },
  network("ECONNREFUSED"),
  network("ENOTFOUND"),
  network("EAI_AGAIN"),
  network("EHOSTUNREACH"),
  network("ENETUNREACH"),
];

function named(problem: Problem): string {
  return JSON.stringify({ ...problem, ...("fields" in problem ? { fields: [] } : {}) });
}

describe("A change that failed", () => {
  for (const problem of mayHaveHappened) {
    it(`may have happened after ${named(problem)}`, () => {
      assert.equal(isOutcomeUnknown(problem), true);
    });
  }

  for (const problem of cannotHaveHappened) {
    it(`cannot have happened after ${named(problem)}`, () => {
      assert.equal(isOutcomeUnknown(problem), false);
    });
  }
});

describe("A problem that is thrown", () => {
  it("is found again in what was caught", () => {
    const problem = { kind: "unauthorized" } as const;
    assert.equal(problemOf(new ProblemError(problem)), problem);
  });

  it("is not seen in a fault of the program, or in nothing", () => {
    for (const caught of [
      new TypeError("x"),
      { problem: { kind: "cancelled" } },
      null,
      undefined,
    ]) {
      assert.equal(problemOf(caught), undefined);
    }
  });
});
