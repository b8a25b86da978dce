import { usageRows, type UsageFigure, type UsageRange } from "../core/usage/usageRange";
import type { UsageSample } from "../core/usage/usageSample";
import { element, setText } from "./element";
import type { Page } from "./page";

/** The chart in words and numbers, collapsed until the user opens it. */
export function usageTable(
  { texts, formats }: Page,
  name: string,
  valueText: (value: number) => string,
) {
  const title = texts.asTable.replace("{0}", name);
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
  const fold = element("details", { className: "fold" }, element("summary", {}, title), table);
  let fill: () => void = () => undefined;
  fold.addEventListener("toggle", () => {
    fill();
  });

  return {
    element: fold,
    show(
      samples: readonly UsageSample[],
      figure: UsageFigure,
      range: UsageRange,
      nowMs: number,
    ): void {
      setText(caption, `${name}, ${texts.rangeNames[range]}`);
      fill = () => {
        if (!fold.open) {
          return;
        }
        const shown = (value: number | undefined) => (value === undefined ? "–" : valueText(value));
        const rows = usageRows(samples, figure, range, nowMs).map((row) => {
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
