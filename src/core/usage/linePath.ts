import type { ChartPoint, Span } from "./usageRange";

/** Where moments and values lie on a picture; its origin is at the top left. */
export interface PlotArea {
  readonly span: Span;
  readonly lowest: number;
  readonly highest: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function xOf(atMs: number, { span, left, width }: PlotArea): number {
  return rounded(left + ((atMs - span.fromMs) / (span.toMs - span.fromMs)) * width);
}

/** What is above or below the picture is drawn at its edge. */
export function yOf(value: number, { lowest, highest, top, height }: PlotArea): number {
  const share = (value - lowest) / (highest - lowest || 1);
  return rounded(top + (1 - Math.min(Math.max(share, 0), 1)) * height);
}

/** The moment at a place of the picture; the nearest end for a place beside it. */
export function momentAtX(x: number, { span, left, width }: PlotArea): number {
  const share = Math.min(Math.max((x - left) / width, 0), 1);
  return span.fromMs + share * (span.toMs - span.fromMs);
}

type Lines = readonly (readonly ChartPoint[])[];

/** The `d` of an SVG path. A line of one point has no length and is seen by its round ends. */
export function linePath(lines: Lines, area: PlotArea): string {
  return lines.map((line) => `M${pointsOf(line, area)}${line.length === 1 ? "h0" : ""}`).join("");
}

/** The same with the area below each line. */
export function areaPath(lines: Lines, area: PlotArea): string {
  const bottom = area.top + area.height;
  return lines
    .map((line) => {
      const xs = line.map(({ atMs }) => xOf(atMs, area));
      return `M${xs[0] ?? 0} ${bottom}L${pointsOf(line, area)}L${xs.at(-1) ?? 0} ${bottom}Z`;
    })
    .join("");
}

function pointsOf(line: readonly ChartPoint[], area: PlotArea): string {
  return line.map(({ atMs, value }) => `${xOf(atMs, area)} ${yOf(value, area)}`).join("L");
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
