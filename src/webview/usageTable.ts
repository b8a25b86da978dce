import { figureOf, type GaugeId } from "../core/usage/usageGauges";
import { usageRows } from "../core/usage/usageRange";
import { element, setText } from "./element";
import type { Page } from "./page";
import type { ShownHistory } from "./shownHistory";

/** The chart in words and numbers, collapsed until the user opens it. */
export function usageTable({ texts, formats, figures, memory }: Page, id: GaugeId) {
  const name = texts.gauges[id];
  const caption = element("caption", { className: "for-screen-readers" });
  const body = element("tbody");
  const column = (text: string) => element("th", { scope: "col" }, text);
  const table = element(
    "table",
    {},
    caption,
    element(
      "thead",
      {},
      element("tr", {}, column(texts.time), column(texts.average), column(texts.highest)),
    ),
    body,
  );
  const summary = element("summary", {}, texts.asTable.replace("{0}", name));
  summary.dataset.focus = `table-${id}`;
  const fold = element("details", { className: "fold" }, summary, table);
  fold.open = memory.look.unfolded.includes(id);
  let fill: () => void = () => undefined;
  fold.addEventListener("toggle", () => {
    const others = memory.look.unfolded.filter((other) => other !== id);
    memory.change({ unfolded: fold.open ? [...others, id] : others });
    fill();
  });

  return {
    element: fold,
    show({ samples, range, nowMs }: ShownHistory): void {
      setText(caption, `${name}, ${texts.rangeNames[range]}`);
      fill = () => {
        if (!fold.open) {
          return;
        }
        const shown = (value: number | undefined) =>
          value === undefined ? "–" : figures.value(id, value);
        const rows = usageRows(samples, figureOf[id], range, nowMs).map((row) => {
          const time = range === "hour" ? formats.time(row.fromMs) : formats.dateTime(row.fromMs);
          return [time, shown(row.average), shown(row.highest)] as const;
        });
        drawRows(body, rows);
      };
      fill();
    },
  };
}

type RowTexts = readonly [time: string, average: string, highest: string];

/** Rows are kept and only change their text, so that a screen reader keeps its place. */
function drawRows(body: HTMLTableSectionElement, rows: readonly RowTexts[]): void {
  while (body.rows.length > rows.length) {
    body.deleteRow(-1);
  }
  for (const [index, texts] of rows.entries()) {
    const row = body.rows[index] ?? body.appendChild(emptyRow());
    for (const [cell, text] of texts.entries()) {
      const place = row.cells[cell];
      if (place) {
        setText(place, text);
      }
    }
  }
}

function emptyRow(): HTMLTableRowElement {
  return element("tr", {}, element("th", { scope: "row" }), element("td"), element("td"));
}
