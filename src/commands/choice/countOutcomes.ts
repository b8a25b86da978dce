interface Result<Kind extends string> {
  readonly outcome: { readonly kind: Kind };
}

/** How many servers of a batch ended in each way. */
export function countOutcomes<Kind extends string>(
  results: readonly Result<Kind>[],
): Readonly<Partial<Record<Kind, number>>> {
  const counts: Partial<Record<Kind, number>> = {};
  for (const { outcome } of results) {
    counts[outcome.kind] = (counts[outcome.kind] ?? 0) + 1;
  }
  return counts;
}
