import type { Evidence, Of, Violation } from "./evidence";

/** Longer than a window needs to hear of a sign-out in another one. */
const hearsayMs = 10_000;
/** A token that somebody has just typed is tried before it is kept. */
const verifying = /\/(account\/me|servers)\/(\?.*)?$/;

/** Each token goes to its own API alone, and nowhere after its account has signed out. */
export function tokens(evidence: Evidence): readonly Violation[] {
  return evidence.sent.flatMap((sent) => {
    const { token, url } = sent;
    const { origin } = new URL(url);
    const isEnvironment = token === evidence.environmentToken;
    const known = evidence.kept.filter(({ number }) => number < sent.number);
    const isTyped = isTried(evidence, sent);
    const homes = known.flatMap(({ accounts }) =>
      accounts.flatMap((one) =>
        one.token === token && one.apiUrl ? [new URL(one.apiUrl).origin] : [],
      ),
    );
    const isUnkept = homes.length === 0 && hadUnkept(evidence, sent);
    if (!homes.includes(origin) && !isTyped && !isEnvironment && !isUnkept) {
      return [
        {
          rule: "a token goes to its own API alone",
          entry: sent,
          text: `${token} went to ${origin}`,
        },
      ];
    }
    const left = leftAt(evidence, sent);
    return left && !isTyped && !isEnvironment
      ? [
          {
            rule: "no request after a sign-out",
            entry: sent,
            text: `${token} was signed out of at ${left.atMs}`,
          },
        ]
      : [];
  });
}

function isTried(evidence: Evidence, sent: Of<"sent">): boolean {
  return (
    verifying.test(sent.url) && evidence.underWay(sent).some(({ text }) => text.includes("signIn"))
  );
}

/** A keyring that takes nothing leaves a window with tokens that were never kept. */
function hadUnkept(evidence: Evidence, { atMs }: Of<"sent">): boolean {
  return evidence.hadTrouble("the keyring is", 0, atMs);
}

/** The newest word on the token's account, if it was "signed out" and reached the window. */
function leftAt(evidence: Evidence, sent: Of<"sent">): Of<"kept"> | undefined {
  const before = evidence.kept.filter(({ number }) => number < sent.number);
  const newest = before.findLast(({ accounts }) =>
    accounts.some(({ token }) => token === sent.token),
  );
  const next = before.find(({ number }) => newest !== undefined && number > newest.number);
  if (!newest || !next) {
    return undefined;
  }
  const key = newest.accounts.find(({ token }) => token === sent.token)?.key;
  const isBack = evidence
    .of("said")
    .some(
      ({ window, number, text }) =>
        window === sent.window &&
        number > next.number &&
        number < sent.number &&
        text.startsWith("You are signed in"),
    );
  // Signing in waits for a keyring that hangs, and goes on once the API has taken the token.
  const isTakenAgain = evidence.sent.some(
    (one) =>
      one.window === sent.window &&
      one.number > next.number &&
      one.token === sent.token &&
      isTried(evidence, one) &&
      evidence.heard(one.request)?.status === 200 &&
      (evidence.heard(one.request)?.number ?? Infinity) < sent.number,
  );
  const isSignedOut =
    !isBack && !isTakenAgain && next.accounts.some((one) => one.key === key && one.isSignedOut);
  const hasHeard =
    next.window === sent.window ||
    (sent.atMs - next.atMs > hearsayMs &&
      !evidence.hadTrouble("the keyring", next.atMs, sent.atMs));
  return isSignedOut && hasHeard ? next : undefined;
}
