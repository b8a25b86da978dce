import assert from "node:assert/strict";
import { notSent, refusedWith, type Evidence } from "../../../../src/core/base/evidence";
import { outcomeOf, ProblemError, problemOf } from "../../../../src/core/base/problemError";

const answered = (answeredBy: "api" | "other", status: number): Evidence => ({
  reach: "answered",
  answeredBy,
  status,
});

const unknown: readonly (Evidence | undefined)[] = [
  undefined,
  { reach: "sent", answeredBy: undefined },
  { reach: "answering", answeredBy: undefined, status: 200 },
  { reach: "answering", answeredBy: undefined, status: 400 },
  answered("other", 200),
  answered("api", 200),
  ...[301, 307, 401, 403, 404, 410, 429, 502].map((status) => answered("other", status)),
  ...[500, 502, 503, 504, 599].map((status) => answered("api", status)),
  answered("api", 408),
  answered("api", 302),
  { reach: "answered", answeredBy: "api" },
];

describe("What became of a write", () => {
  for (const evidence of unknown) {
    it(`is not known after ${JSON.stringify(evidence ?? null)}, whatever the problem is called`, () => {
      for (const kind of ["certificate", "network"] as const) {
        const problem = { kind, host: "admin.vps.org", code: "ECONNREFUSED" };
        assert.equal(outcomeOf(evidence ? { ...problem, evidence } : problem), "unknown");
      }
    });
  }

  it("is nothing where the connection proves that nothing was sent", () => {
    assert.equal(outcomeOf({ kind: "cancelled", evidence: notSent }), "notSent");
  });

  for (const status of [400, 401, 402, 403, 404, 409, 410, 422, 429]) {
    it(`is nothing after the API's own ${status}`, () => {
      assert.equal(outcomeOf({ kind: "unauthorized", evidence: refusedWith(status) }), "refused");
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
