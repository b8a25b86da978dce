import type { BenchRow } from "./row";

export const windowRows: readonly BenchRow[] = [];
