import type { BenchRow } from "./row";
import type { RowResult } from "./runRow";

/** One line of the table for people. */
export function reportLine(row: BenchRow, result: RowResult, before?: RowResult): string {
  const { value, floor, ratio, spread, isMet } = result;
  const [least, most] = spread.map(figure);
  const cells = [
    `${figure(value)} ${row.unit}`.padEnd(18),
    (floor === undefined ? "" : `floor ${figure(floor)}`).padEnd(14),
    (ratio === undefined ? "" : `× ${figure(ratio)}`).padEnd(9),
    `${least ?? ""}–${most ?? ""}`.padEnd(14),
    barText(row).padEnd(12),
    isMet === undefined ? " " : isMet ? "✔" : "✘",
    changeText(result, before).padEnd(before ? 8 : 0),
    row.what,
  ];
  return `${row.name.padEnd(24)} ${cells.join(" ")}`;
}

function barText({ bar, unit }: BenchRow): string {
  if (!bar) {
    return "";
  }
  return "most" in bar
    ? `≤ ${figure(bar.most)} ${unit === "ms" ? "ms" : ""}`
    : `≤ ${figure(bar.timesFloor)} ×`;
}

/** Against an earlier run: by ratio where there is one, since machines differ. */
function changeText(result: RowResult, before: RowResult | undefined): string {
  const now = result.ratio ?? result.value;
  const then = before && (before.ratio ?? before.value);
  return then === undefined || then === 0
    ? ""
    : `${now <= then ? "−" : "+"}${figure(Math.abs(now / then - 1) * 100)}%`;
}

function figure(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits).replace(/\.0+$/, "");
}
