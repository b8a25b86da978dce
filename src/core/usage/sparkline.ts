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
