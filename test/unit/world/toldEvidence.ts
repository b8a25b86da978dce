import { History, type Happening } from "../../world/base/history";
import { Evidence } from "../../world/judge/evidence";
import { nothingClosed } from "../../world/run/closing";

/** A history that a test tells by itself, each happening with its time. */
export function toldEvidence(
  ...happenings: readonly (readonly [atMs: number, happening: Happening])[]
): Evidence {
  let nowMs = 0;
  const history = new History({ elapsedMs: () => nowMs, now: () => nowMs });
  for (const [atMs, happening] of happenings) {
    nowMs = atMs;
    history.add(happening);
  }
  return new Evidence(history.entries, nothingClosed, undefined);
}
