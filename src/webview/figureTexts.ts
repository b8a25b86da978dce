import type { Formats } from "../core/base/formats";
import { sizesFor, type SizeText, type SizeUnit } from "../core/base/sizes";
import type { GaugeId } from "../core/usage/usageGauges";
import type { PanelTexts } from "../shared/panelTexts";

const units = { memory: "MB", disk: "GB", bandwidth: "GB" } as const satisfies Partial<
  Record<GaugeId, SizeUnit>
>;

export interface FigureTexts {
  /** "23.5%" or "2 GB". */
  readonly value: (id: GaugeId, value: number) => string;
  /** "23.5%" or "2.0 of 4 GB". */
  readonly used: (id: GaugeId, used: number, total: number | undefined) => SizeText;
}

export function figureTexts({ percent, sizes }: PanelTexts, formats: Formats): FigureTexts {
  const { size, used } = sizesFor(sizes, formats);
  const percentOf = (value: number) => percent.replace("{0}", formats.number(value));
  return {
    value: (id, value) => (id === "cpu" ? percentOf(value) : size(value, units[id])),
    used: (id, value, total) =>
      id === "cpu"
        ? { text: percentOf(value), figure: formats.number(value) }
        : used(value, total, units[id]),
  };
}
