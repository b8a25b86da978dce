import { dayRows } from "./dayRows";
import { refreshRows } from "./refreshRows";
import type { BenchRow } from "./row";
import { startRows } from "./startRows";
import { treeRows } from "./treeRows";
import { windowRows } from "./windowRows";

export const allRows: readonly BenchRow[] = [
  ...startRows,
  ...treeRows,
  ...refreshRows,
  ...dayRows,
  ...windowRows,
];
