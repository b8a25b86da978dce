import type { UsageFigure, UsageSample } from "./usageSample";

const blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;
/** Stands for a part without a value; as wide as a block. */
const gap = "░";

/** Draws values from 0 to `highest` as a line of blocks, one for each. */
export function sparkline(values: readonly (number | undefined)[], highest: number): string {
  return values.map((value) => (value === undefined ? gap : blockOf(value / highest))).join("");
}

function blockOf(share: number): string {
  const index = Math.floor(Math.min(Math.max(share, 0), 1) * blocks.length);
  return blocks[Math.min(index, blocks.length - 1)] ?? gap;
}

/** Averages over equal stretches of a span; undefined where there is no sample. */
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
