import { linePath } from "../core/usage/linePath";
import { figureOf, type GaugeId } from "../core/usage/usageGauges";
import { chartLines, extremes, type Span } from "../core/usage/usageRange";
import type { UsageSample } from "../core/usage/usageSample";
import { svgElement } from "./svgElement";

const width = 100;
const height = 24;
/** Room for the thickness of the line. */
const margin = 2;
/** Smaller changes are not made to look like mountains. */
const leastShare = 0.1;

/** A line without axes, with a dot where it ends. It is as wide as its place. */
export function sparkline(id: GaugeId) {
  const line = svgElement("path", { class: "line" });
  const dot = svgElement("path", { class: "line-end" });
  const picture = svgElement("svg", {
    class: "sparkline",
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  picture.append(line, dot);
  return {
    element: picture,
    show(samples: readonly UsageSample[], span: Span, total: number | undefined): void {
      const lines = chartLines(samples, figureOf[id], span);
      const { lowest, highest } = extremes(samples, figureOf[id], span) ?? {
        lowest: 0,
        highest: 0,
      };
      const least = leastShare * (total ?? highest);
      const middle = (lowest + highest) / 2;
      const half = Math.max(highest - lowest, least, 1e-6) / 2;
      const area = {
        span,
        lowest: middle - half,
        highest: middle + half,
        left: 0,
        top: margin,
        width: width - margin,
        height: height - 2 * margin,
      };
      const last = lines.at(-1)?.at(-1);
      line.setAttribute("d", linePath(lines, area));
      dot.setAttribute("d", last ? linePath([[last]], area) : "");
    },
  };
}
