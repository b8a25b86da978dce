import type { Problem } from "../base/problem";
import { serverKey, type ServerRef } from "../servers/server";

/** How an action of a batch ended for one server, whatever the verb. */
export type Fate = "done" | "failed" | "unclear" | "held" | "skipped";

export type OutcomeKind =
  | "accepted"
  | "deleted"
  | "goneAlready"
  | "refused"
  | "failed"
  | "busy"
  | "unknown"
  | "held"
  | "skipped"
  | "protected";

const fates: Readonly<Record<OutcomeKind, Fate>> = {
  accepted: "done",
  deleted: "done",
  goneAlready: "done",
  refused: "failed",
  failed: "failed",
  busy: "failed",
  unknown: "unclear",
  held: "held",
  skipped: "skipped",
  protected: "skipped",
};

interface Ended {
  readonly ref: ServerRef;
  readonly outcome: { readonly kind: OutcomeKind; readonly problem?: Problem };
}

export function fateOf({ outcome }: Pick<Ended, "outcome">): Fate {
  return fates[outcome.kind];
}

export function countFates(results: readonly Ended[]): Readonly<Record<Fate, number>> {
  const counts = { done: 0, failed: 0, unclear: 0, held: 0, skipped: 0 };
  for (const result of results) {
    counts[fateOf(result)] += 1;
  }
  return counts;
}

/** What is tried again, and for which servers it is unclear whether that is needed at all. */
export interface Retry {
  readonly refs: readonly ServerRef[];
  /** Why it is unclear, by `serverKey`. These servers are looked at before anything is sent. */
  readonly unclear: ReadonlyMap<string, Problem>;
}

/** Undefined if there is nothing that trying again could help. */
export function retryOf(results: readonly Ended[]): Retry | undefined {
  const again = results.filter(
    ({ outcome: { kind } }) =>
      kind === "failed" || kind === "busy" || kind === "held" || kind === "unknown",
  );
  const unclear = again.flatMap(({ ref, outcome: { kind, problem } }) =>
    kind === "unknown" && problem ? [[serverKey(ref), problem] as const] : [],
  );
  return again.length === 0
    ? undefined
    : { refs: again.map(({ ref }) => ref), unclear: new Map(unclear) };
}
