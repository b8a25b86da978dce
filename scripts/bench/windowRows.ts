import type { BenchRow } from "./row";

/** What drives a window is large: no other row has it in its process. */
const measures = () => import("./windowMeasures");

export const windowRows: readonly BenchRow[] = [
  {
    name: "activation in a window",
    what: "what VS Code says, more than of an empty extension",
    unit: "ms",
    bar: { most: 8 },
    measure: async (world) => (await measures()).activation(world),
  },
  {
    name: "panel in a window",
    what: "click to first paint with data, against an empty web view",
    unit: "ms",
    bar: { timesFloor: 1.5 },
    measure: async (world) => (await measures()).panelPaint(world),
  },
];
