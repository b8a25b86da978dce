import type { Evidence, Of, Violation } from "./evidence";

/** So long a window may take to hear of a sign-out, and to remove what it had kept. */
const removedWithinMs = 60_000;
/** Averages stand in the middle of a quarter of an hour, so the oldest sample may seem to move. */
const toleranceSeconds = 15 * 60;
/** Of a file with more samples than this, the oldest may go. */
const mostSamples = 1_000;

/** What a window keeps of an account stays while it is signed in, and goes with it. */
export function belongings(evidence: Evidence): readonly Violation[] {
  return [...leftBehind(evidence), ...overwritten(evidence)];
}

function leftBehind(evidence: Evidence): readonly Violation[] {
  const { files, kept } = evidence.closing;
  return kept.flatMap(({ key, isSignedOut }) => {
    const entry = isSignedOut ? signedOutAt(evidence, key) : undefined;
    const left = [...files.keys()].filter(
      (path) => /\/(history|lists)\//.test(path) && path.includes(key),
    );
    return entry && left.length > 0 && !isExcused(evidence, entry)
      ? [{ rule: "what was kept of an account goes with it", entry, text: left.join() }]
      : [];
  });
}

/** When the account was last there, and then was not. */
function signedOutAt({ kept }: Evidence, accountKey: string): Of<"kept"> | undefined {
  const isThere = ({ accounts }: Of<"kept">) =>
    accounts.some(({ key, isSignedOut }) => key === accountKey && !isSignedOut);
  const last = kept.findLastIndex(isThere);
  return kept[last + 1];
}

/** A disk that takes nothing away, or a window that ended before it could. */
function isExcused(evidence: Evidence, { atMs, window }: Of<"kept">): boolean {
  return (
    evidence.hadTrouble("the disk is", atMs - 10_000, atMs + removedWithinMs) ||
    evidence.hadTrouble("the keyring", atMs - 10_000, atMs + removedWithinMs) ||
    evidence.endOf(window) < atMs + removedWithinMs
  );
}

/** Each file of usage goes on from the one that it replaces, whichever window writes. */
function overwritten(evidence: Evidence): readonly Violation[] {
  const oldest = new Map<string, number>();
  return evidence.history.flatMap((entry) => {
    if (entry.kind === "removed") {
      oldest.delete(entry.path);
    }
    if (entry.kind !== "wrote" || !/\/history\/.+\.json$/.test(entry.path)) {
      return [];
    }
    const { seconds } = JSON.parse(entry.text) as { readonly seconds?: readonly number[] };
    const [first] = seconds ?? [];
    const before = oldest.get(entry.path);
    if (first === undefined || seconds === undefined || seconds.length > mostSamples) {
      return [];
    }
    oldest.set(entry.path, first);
    return before !== undefined && first > before + toleranceSeconds
      ? [
          {
            rule: "usage is not overwritten",
            entry,
            text: `${entry.path} began at ${before}, and now at ${first}`,
          },
        ]
      : [];
  });
}
