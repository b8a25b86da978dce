import type { Evidence, Violation } from "./evidence";

/** One account's list a minute, in pages, its servers one by one, and panels four times a minute. */
const mostRequests = 500;
const mostWaiting = 25;
/** What a keyring had refused may still be written. */
const mostKeyringWrites = 3;

/** Nothing spins, and nothing is left once a window has closed. */
export function quiet({ closing }: Evidence): readonly Violation[] {
  const { requestsWhileCalm, keyringWritesWhileCalm, windows, leftovers } = closing;
  const problems = [
    ...(requestsWhileCalm > mostRequests
      ? [`${requestsWhileCalm} requests in ten calm minutes`]
      : []),
    ...(keyringWritesWhileCalm > mostKeyringWrites
      ? [`${keyringWritesWhileCalm} writes to the keyring in ten calm minutes`]
      : []),
    ...windows
      .filter(({ waiting }) => waiting.length > mostWaiting)
      .map(({ name, waiting }) => `${name} waits for ${waiting.join()}`),
    ...leftovers
      .filter(([, left]) => left.length > 0)
      .map(([name, left]) => `${name} left behind ${left.join()}`),
  ];
  return problems.map((text) => ({
    rule: "nothing spins or is left behind",
    entry: undefined,
    text,
  }));
}
