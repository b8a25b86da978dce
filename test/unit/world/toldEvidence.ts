import { History, type Happening } from "../../world/base/history";
import { Evidence } from "../../world/judge/evidence";
import { nothingClosed } from "../../world/run/closing";

/** What happened, and when. */
export type Told = readonly [atMs: number, happening: Happening];

/** A history that a test tells by itself, in its order. */
export function toldEvidence(...happenings: readonly Told[]): Evidence {
  let nowMs = 0;
  const history = new History({ elapsedMs: () => nowMs, now: () => nowMs });
  for (const [atMs, happening] of happenings) {
    nowMs = atMs;
    history.add(happening);
  }
  return new Evidence(history.entries, nothingClosed, undefined);
}

/** A good response that says nothing, unless told otherwise. */
export function heard(
  window: string,
  request: number,
  changes: Partial<Extract<Happening, { kind: "heard" }>> = {},
): Happening {
  const [failure, body, pauseMs] = [undefined, {}, undefined];
  return { kind: "heard", window, request, status: 200, failure, body, pauseMs, ...changes };
}
