import type { UsageFigure } from "./usageRange";
import type { UsageSample } from "./usageSample";

/** Averages over equal parts of a period. Undefined where there is no sample. */
export function usageBuckets(
  samples: readonly UsageSample[],
  figure: UsageFigure,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  count: number,
): readonly (number | undefined)[] {
  const sums = Array.from({ length: count }, () => ({ total: 0, members: 0 }));
  for (const sample of samples) {
    const value = sample[figure];
    if (value !== undefined && sample.atMs >= fromMs && sample.atMs <= toMs) {
      const index = Math.floor(((sample.atMs - fromMs) / (toMs - fromMs)) * count);
      const sum = sums[Math.min(index, count - 1)];
      if (sum) {
        sum.total += value;
        sum.members += 1;
      }
    }
  }
  return sums.map(({ total, members }) => (members === 0 ? undefined : total / members));
}
