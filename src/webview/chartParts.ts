import type { ServerEvent } from "../core/usage/recordedStates";
import { linePath, xOf, yOf, type PlotArea } from "../core/usage/linePath";
import type { ChartPicture } from "./chartPicture";
import { svgElement } from "./svgElement";

const timeLabelWidth = 72;
/** A stretch that is narrower is hatched but not named. */
const nameWidth = 72;

/** The pattern of the time in which nothing was recorded. */
export function hatching(name: string): SVGElement {
  return svgElement(
    "pattern",
    {
      id: `hatch-${name}`,
      width: 6,
      height: 6,
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)",
    },
    svgElement("path", { class: "hatch", d: "M0 0V6" }),
  );
}

/** Lines at 0, in the middle and at the top, with what they stand for. */
export function valueAxis(
  { highest, valueText }: ChartPicture,
  area: PlotArea,
): readonly SVGElement[] {
  return [0, highest / 2, highest].flatMap((value) => {
    const y = yOf(value, area);
    return [
      svgElement("path", { class: "grid", d: `M${area.left} ${y}h${area.width}` }),
      svgElement(
        "text",
        { class: "axis", x: area.left - 6, y: y + 4, "text-anchor": "end" },
        value === 0 ? "0" : valueText(value),
      ),
    ];
  });
}

/** Lines at round times, with their names below. */
export function timeAxis({ span, labels }: ChartPicture, area: PlotArea): readonly SVGElement[] {
  const bottom = area.top + area.height;
  return labels(span, Math.max(1, Math.floor(area.width / timeLabelWidth))).flatMap(
    ({ atMs, text }) => {
      const x = xOf(atMs, area);
      // A label whose middle is nearer to an end would be cut off.
      const fits = x >= area.left && x <= area.left + area.width - timeLabelWidth / 3;
      return [
        svgElement("path", { class: "grid", d: `M${x} ${area.top}v${area.height}` }),
        ...(fits
          ? [
              svgElement(
                "text",
                { class: "axis", x, y: bottom + 16, "text-anchor": "middle" },
                text,
              ),
            ]
          : []),
      ];
    },
  );
}

/** What was not recorded, named where there is room. */
export function gaps(
  name: string,
  { unrecorded, notRecorded }: ChartPicture,
  area: PlotArea,
): readonly SVGElement[] {
  return unrecorded.map(({ span, title }) => {
    const x = xOf(span.fromMs, area);
    const width = xOf(span.toMs, area) - x;
    const middle = { x: x + width / 2, y: area.top + area.height / 2 + 4 };
    return svgElement(
      "g",
      { class: "unrecorded" },
      svgElement("title", {}, title),
      svgElement("rect", {
        x,
        y: area.top,
        width,
        height: area.height,
        fill: `url(#hatch-${name})`,
      }),
      ...(width >= nameWidth
        ? [svgElement("text", { class: "name", ...middle, "text-anchor": "middle" }, notRecorded)]
        : []),
    );
  });
}

/** From where on a figure is high, and what to compare it with. */
export function guides(
  { thresholds, thresholdName, guide }: ChartPicture,
  area: PlotArea,
): readonly SVGElement[] {
  const right = area.left + area.width - 2;
  return [
    ...thresholds
      .slice(0, 1)
      .map(({ value }) =>
        svgElement(
          "text",
          { class: "axis", x: right, y: yOf(value, area) + 12, "text-anchor": "end" },
          thresholdName,
        ),
      ),
    ...thresholds.map(({ level, value }) =>
      svgElement("path", {
        class: `threshold ${level}`,
        d: `M${area.left} ${yOf(value, area)}h${area.width}`,
      }),
    ),
    ...(guide
      ? [
          svgElement(
            "path",
            { class: "guide", d: linePath([guide.points], area) },
            svgElement("title", {}, guide.title),
          ),
        ]
      : []),
  ];
}

const eventMarks = {
  started: "l-4 3.5v-7z",
  stopped: "h-3.5v-3.5h7v7h-7v-3.5z",
  rebooted: "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
} as const satisfies Record<ServerEvent["kind"], string>;

/** A line where something happened, with its mark on the axis. */
export function events(picture: ChartPicture, area: PlotArea): readonly SVGElement[] {
  const bottom = area.top + area.height;
  return picture.events.map(({ event, title }) => {
    const x = xOf(event.atMs, area);
    return svgElement(
      "g",
      { class: "event", "data-kind": event.kind },
      svgElement("title", {}, title),
      svgElement("path", { class: "event-line", d: `M${x} ${area.top}V${bottom}` }),
      svgElement("path", { class: "event-mark", d: `M${x} ${bottom}${eventMarks[event.kind]}` }),
    );
  });
}
