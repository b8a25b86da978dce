import assert from "node:assert/strict";
import fc from "fast-check";
import type { Problem } from "../../../../src/core/base/problem";
import { RetryBudget } from "../../../../src/core/refresh/retryBudget";

const answered: readonly Problem[] = [
  { kind: "serverError", status: 503 },
  { kind: "rateLimited", retryAfterMs: undefined },
  { kind: "badAnswer", reason: "cutOff" },
];

const silent: readonly Problem[] = [
  { kind: "timeout", host: "h", afterMs: 30_000 },
  { kind: "network", host: "h", code: "ECONNRESET" },
  { kind: "proxyFailed", host: "h", code: undefined },
  { kind: "serverError", status: 504 },
];

const [down] = answered;
const [late] = silent;
assert.ok(down && late);

describe("The budget of an account's retries", () => {
  for (const problem of answered) {
    it(`has 100 for ${JSON.stringify(problem)}`, () => {
      const budget = new RetryBudget();
      for (let retry = 1; retry <= 100; retry += 1) {
        assert.equal(budget.pay(problem), 5);
      }
      assert.equal(budget.pay(problem), undefined);
    });
  }

  for (const problem of silent) {
    it(`has 50 for ${JSON.stringify(problem)}, where nothing answered`, () => {
      const budget = new RetryBudget();
      for (let retry = 1; retry <= 50; retry += 1) {
        assert.equal(budget.pay(problem), 10);
      }
      assert.equal(budget.pay(problem), undefined);
    });
  }

  it("gets back what a retry has cost that succeeded", () => {
    const budget = new RetryBudget();
    budget.succeeded(budget.pay(late));
    assert.equal(budget.tokens, 500);
  });

  it("gets back one for what succeeded at once, so that it fills again after an outage", () => {
    const budget = new RetryBudget();
    for (let retry = 1; retry <= 100; retry += 1) {
      budget.pay(down);
    }
    for (let success = 1; success <= 4; success += 1) {
      budget.succeeded(undefined);
    }
    assert.equal(budget.pay(down), undefined);
    budget.succeeded(undefined);
    assert.equal(budget.pay(down), 5);
  });

  it("is never overdrawn and never fuller than at the beginning", () => {
    const events = fc.array(fc.constantFrom("down", "late", "good", "goodAgain"), {
      maxLength: 400,
    });
    fc.assert(
      fc.property(events, (happened) => {
        const budget = new RetryBudget();
        let paid: number | undefined;
        for (const event of happened) {
          if (event === "down" || event === "late") {
            const before = budget.tokens;
            paid = budget.pay(event === "down" ? down : late);
            assert.equal(budget.tokens, before - (paid ?? 0));
          } else {
            budget.succeeded(event === "good" ? undefined : paid);
            paid = undefined;
          }
          assert.ok(budget.tokens >= 0 && budget.tokens <= 500);
        }
      }),
    );
  });
});
