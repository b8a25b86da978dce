import type { Evidence, Of, Violation } from "./evidence";

/** So long a window may take to hear of a sign-out, and to remove what it had kept. */
const removedWithinMs = 60_000;

/** What a window keeps of an account goes with it. */
export function belongings(evidence: Evidence): readonly Violation[] {
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

/** When the account was last there, and then was not. Nothing tells that of one that no keyring ever took. */
function signedOutAt({ kept }: Evidence, accountKey: string): Of<"kept"> | undefined {
  const isThere = ({ accounts }: Of<"kept">) =>
    accounts.some(({ key, isSignedOut }) => key === accountKey && !isSignedOut);
  const last = kept.findLastIndex(isThere);
  return last < 0 ? undefined : kept[last + 1];
}

/** A disk that takes nothing away, or a window that ended before it could. */
function isExcused(evidence: Evidence, { atMs, window }: Of<"kept">): boolean {
  return (
    evidence.hadTrouble("the disk is", atMs - 10_000, atMs + removedWithinMs) ||
    evidence.hadTrouble("the keyring", atMs - 10_000, atMs + removedWithinMs) ||
    evidence.endOf(window) < atMs + removedWithinMs
  );
}
