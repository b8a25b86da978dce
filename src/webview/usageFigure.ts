import {
  chartPoints,
  rangeSpans,
  type UsageFigure,
  type UsageRange,
} from "../core/usage/usageRange";
import type { UsageSample } from "../core/usage/usageSample";
import { element, setText } from "./element";
import type { Page } from "./page";
import { UsageChart } from "./usageChart";
import { usageTable } from "./usageTable";

const parts = {
  cpuPercent: { gauge: "cpu", highest: 100 },
  memoryUsedMb: { gauge: "memory", highest: undefined },
} as const;

/** One chart, the value under the cursor beside its name, and the same figures as a table. */
export function usageFigure(page: Page, figure: UsageFigure) {
  const { texts, formats } = page;
  const { gauge, highest } = parts[figure];
  const name = texts.gauges[gauge];
  const valueText = (value: number) =>
    figure === "cpuPercent"
      ? texts.percent.replace("{0}", formats.number(value))
      : texts.gigabytes.replace("{0}", formats.oneDecimal(value / 1_024));
  const heading = element("h3", { id: `figure-${gauge}` }, name);
  const reading = element("span", { className: "reading" });
  const plot = element("div", { className: "plot" });
  plot.setAttribute("role", "img");
  const empty = element("p", { className: "plot-empty" }, texts.noSamples);
  const table = usageTable(page, name, valueText);
  const chart = new UsageChart(plot, {
    figure,
    language: document.documentElement.lang,
    highest,
    valueText,
    onRead: (atMs, value) => {
      setText(
        reading,
        atMs === undefined || value === undefined
          ? ""
          : `${valueText(value)} · ${formats.dateTime(atMs)}`,
      );
    },
  });
  return {
    element: element(
      "div",
      { className: "figure" },
      element("div", { className: "figure-head" }, heading, reading),
      element("div", { className: "plot-frame" }, plot, empty),
      table.element,
    ),
    setHighest(value: number | undefined): void {
      chart.setHighest(value);
    },
    show(samples: readonly UsageSample[], range: UsageRange, nowMs: number): void {
      const points = chartPoints(samples, figure, range, nowMs);
      const known = points.values.filter((value) => value !== null);
      empty.hidden = known.length > 0;
      plot.setAttribute("aria-label", chartLabel(name, texts.rangeNames[range], known, valueText));
      chart.show(points, { toMs: nowMs, lengthMs: rangeSpans[range].lengthMs });
      table.show(samples, figure, range, nowMs);
    },
  };
}

function chartLabel(
  name: string,
  range: string,
  values: readonly number[],
  valueText: (value: number) => string,
): string {
  const ends =
    values.length === 0
      ? []
      : [`${valueText(Math.min(...values))} – ${valueText(Math.max(...values))}`];
  return [name, range, ...ends].join(", ");
}
