import type { Problem } from "../base/problem";

/** The numbers of the AWS SDKs' standard mode. */
const mostTokens = 500;
const costOfRetry = 5;
/** What did not answer at all is in worse trouble than what answered with an error. */
const costAfterSilence = 10;
const gainWithoutRetry = 1;

/**
 * How often one account's failed reads may still be sent again, whoever sends them. A service that is
 * down gets the first attempts alone after a while, and no storm of retries when it comes back.
 */
export class RetryBudget {
  #tokens = mostTokens;

  get tokens(): number {
    return this.#tokens;
  }

  /** What sending it again costs; undefined if there is not enough left for that. */
  pay(problem: Problem): number | undefined {
    const cost = isSilence(problem) ? costAfterSilence : costOfRetry;
    if (cost > this.#tokens) {
      return undefined;
    }
    this.#tokens -= cost;
    return cost;
  }

  /** Gives back what the last attempt had cost, or a little if it was the first. */
  succeeded(paid: number | undefined): void {
    this.#tokens = Math.min(mostTokens, this.#tokens + (paid ?? gainWithoutRetry));
  }
}

function isSilence(problem: Problem): boolean {
  return (
    problem.kind === "timeout" ||
    problem.kind === "network" ||
    problem.kind === "proxyFailed" ||
    (problem.kind === "serverError" && problem.status === 504)
  );
}
