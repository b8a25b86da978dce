import type { BenchWorld } from "./world";

/** What one round has measured, in the unit of its row. */
export interface Measure {
  readonly value: number;
  /** The least that any program would take for it, in the same process. */
  readonly floor?: number;
}

export interface BenchRow {
  readonly name: string;
  readonly what: string;
  readonly unit: "ms of CPU" | "ms" | "MB" | "rows" | "count";
  /** The most that is allowed: a multiple of the floor, or of the unit. */
  readonly bar?: { readonly timesFloor: number } | { readonly most: number };
  /** Of all rounds; what else the machine does only adds to what a start takes. Else the median. */
  readonly pick?: "least";
  readonly measure: (world: BenchWorld) => Promise<Measure>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [upper = NaN, lower = upper] = [
    sorted[middle],
    sorted[sorted.length % 2 ? middle : middle - 1],
  ];
  return (upper + lower) / 2;
}
