import type { Evidence, Of, Violation } from "./evidence";
import { lostUsage } from "./lostUsage";

/** A window that is open puts back what another one has overwritten. */
const putBackWithinMs = 30_000;

/** Usage and tokens go only when the user signs out: no run has as many days of use as age takes. */
export function irretrievable(evidence: Evidence): readonly Violation[] {
  return [...usage(evidence), ...lostAccounts(evidence)];
}

function usage(evidence: Evidence): readonly Violation[] {
  return lostUsage(evidence).flatMap((entry): readonly Violation[] => {
    const [, , , accountKey = ""] = entry.path.split("/");
    if (entry.kind === "wrote") {
      return [{ rule: "usage is not overwritten", entry, text: entry.path }];
    }
    return hasSignedOut(evidence, accountKey, entry)
      ? []
      : [{ rule: "nothing that can't be had again is deleted", entry, text: entry.path }];
  });
}

function hasSignedOut(
  evidence: Evidence,
  accountKey: string,
  { number, atMs, window }: Of<"removed">,
): boolean {
  // The window may have ended right after the user's choice.
  const isLeaving = evidence
    .of("began")
    .some(
      (one) =>
        one.window === window &&
        one.text === "vps.signOut" &&
        one.number < number &&
        one.atMs > atMs - 60_000,
    );
  if (isLeaving) {
    return true;
  }
  const labels = evidence
    .accounts()
    .flatMap(({ key, label }) => (key === accountKey && label ? [label] : []));
  return (
    evidence.kept.some(
      (entry) =>
        entry.number < number &&
        entry.accounts.some(({ key, isSignedOut }) => key === accountKey && isSignedOut),
    ) ||
    evidence.history
      .slice(0, number + 200)
      .some(
        (entry) =>
          entry.kind === "said" &&
          (labels.length === 0 || evidence.hadTrouble("the keyring", 0, atMs) ? [""] : labels).some(
            (label) => entry.text.startsWith(`You are signed out of ${label}`),
          ),
      )
  );
}

/** Between two states of the keyring no account gets lost without a trace. */
function lostAccounts(evidence: Evidence): readonly Violation[] {
  const forgot = evidence.of("fault").filter(({ text }) => text === "the keyring forgets");
  return evidence.kept.flatMap((entry, at) => {
    const before = evidence.kept[at - 1];
    const keys = new Set(entry.accounts.map(({ key }) => key));
    const lost =
      before?.accounts.filter(
        (one) => !one.isSignedOut && !keys.has(one.key) && !isBack(evidence, entry, one.key),
      ) ?? [];
    const isForgotten = forgot.some(
      ({ number }) => number > (before?.number ?? 0) && number < entry.number,
    );
    // No keyring can be written only if it is as it was: who knew of it has ended before it could tell.
    const isUntold = evidence.endOf(before?.window ?? "") < entry.atMs + putBackWithinMs;
    return isForgotten || isUntold
      ? []
      : lost.map(({ key }) => ({
          rule: "no token is lost",
          entry,
          text: `${key} is gone from the keyring`,
        }));
  });
}

/** Of two windows that write at once, one puts back what the other has overwritten. */
function isBack(evidence: Evidence, entry: Of<"kept">, accountKey: string): boolean {
  return evidence.kept.some(
    (later) =>
      later.number > entry.number &&
      later.atMs < entry.atMs + putBackWithinMs + evidence.sleptMs(entry, later) &&
      later.accounts.some(({ key }) => key === accountKey),
  );
}
