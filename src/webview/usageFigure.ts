import { monthOf } from "../core/usage/trafficPace";
import { figureOf, thresholds, type GaugeId } from "../core/usage/usageGauges";
import {
  chartLines,
  extremes,
  spanOf,
  unrecorded,
  type ChartPoint,
  type Span,
} from "../core/usage/usageRange";
import type { UsageSample } from "../core/usage/usageSample";
import { timeLabels } from "./chartTimes";
import { element } from "./element";
import { eventText } from "./eventText";
import type { Page } from "./page";
import type { ShownHistory } from "./shownHistory";
import { UsageChart } from "./usageChart";
import { usageTable } from "./usageTable";

/** One figure over time, as a chart and as a table. */
export function usageFigure(page: Page, id: GaugeId) {
  const { texts, figures } = page;
  const figure = figureOf[id];
  const name = texts.gauges[id];
  const heading = element(
    "h3",
    { id: `figure-${id}` },
    element("span", { className: "swatch" }),
    name,
  );
  const plot = element("div", { className: "plot" });
  plot.setAttribute("role", "img");
  const chart = new UsageChart(id, plot);
  const table = usageTable(page, id);
  const labels = timeLabels(page.language);
  const whole = element("div", { className: "figure" }, heading, plot, table.element);
  whole.dataset.figure = id;
  return {
    element: whole,
    plot,
    momentAt: (clientX: number) => chart.momentAt(clientX),
    showMoment(atMs: number | undefined, sample: UsageSample | undefined): void {
      chart.setCursor(atMs, sample?.[figure]);
    },
    show(history: ShownHistory, total: number | undefined): void {
      const { samples, range, nowMs } = history;
      const span = spanOf(range, nowMs);
      const ends = extremes(samples, figure, span);
      const spoken = ends
        ? [`${figures.value(id, ends.lowest)} – ${figures.value(id, ends.highest)}`]
        : [];
      plot.setAttribute("aria-label", [name, texts.rangeNames[range], ...spoken].join(", "));
      chart.show({
        span,
        lines: chartLines(samples, figure, span),
        highest: total ?? Math.max((ends?.highest ?? 0) * 1.2, 1),
        valueText: (value) => figures.value(id, value),
        unrecorded: unrecorded(samples, span).map((gap) => ({
          span: gap,
          title: gapTitle(page, gap),
        })),
        notRecorded: texts.notRecorded,
        events: history.events.map((event) => ({ event, title: eventText(page, event, nowMs) })),
        thresholds: thresholds[id].flatMap(({ level, from }) =>
          total === undefined ? [] : [{ level, value: from * total }],
        ),
        thresholdName: texts.high,
        guide:
          id === "bandwidth" && total !== undefined
            ? { points: evenUse(span, total), title: texts.evenUse }
            : undefined,
        labels,
      });
      table.show(history);
    },
  };
}

function gapTitle({ texts, formats }: Page, { fromMs, toMs }: Span): string {
  return `${texts.notRecorded}: ${formats.dateTime(fromMs)} – ${formats.dateTime(toMs)}`;
}

/** What would be used of a month's traffic at each moment if every day used the same. */
function evenUse({ fromMs, toMs }: Span, total: number): readonly ChartPoint[] {
  const share = (atMs: number) => {
    const month = monthOf(atMs);
    return ((atMs - month.fromMs) / (month.toMs - month.fromMs)) * total;
  };
  const { fromMs: turnMs } = monthOf(toMs);
  const turn =
    turnMs > fromMs
      ? [
          { atMs: turnMs, value: total },
          { atMs: turnMs, value: 0 },
        ]
      : [];
  return [{ atMs: fromMs, value: share(fromMs) }, ...turn, { atMs: toMs, value: share(toMs) }];
}
