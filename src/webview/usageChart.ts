import type { ServerEvent } from "../core/usage/recordedStates";
import { areaPath, linePath, momentAtX, xOf, yOf, type PlotArea } from "../core/usage/linePath";
import type { ChartPoint, Span } from "../core/usage/usageRange";
import type { TimeLabel } from "./chartTimes";
import { svgElement } from "./svgElement";

/** Everything that one chart shows. */
export interface ChartPicture {
  readonly span: Span;
  readonly lines: readonly (readonly ChartPoint[])[];
  /** Upper end of the vertical axis. */
  readonly highest: number;
  readonly valueText: (value: number) => string;
  readonly unrecorded: readonly { readonly span: Span; readonly title: string }[];
  readonly notRecorded: string;
  readonly events: readonly { readonly event: ServerEvent; readonly title: string }[];
  readonly thresholds: readonly { readonly level: string; readonly value: number }[];
  /** What it means to be above the first of them. */
  readonly thresholdName: string;
  /** A line to compare with. */
  readonly guide: { readonly points: readonly ChartPoint[]; readonly title: string } | undefined;
  readonly labels: (span: Span, most: number) => readonly TimeLabel[];
}

const height = 128;
const axis = { left: 48, bottom: 20, top: 8, right: 8 };
const timeLabelWidth = 72;
/** A stretch that is narrower is hatched but not named. */
const nameWidth = 72;

/** A line over time. All its colors come from the style files, so a new theme needs no new one. */
export class UsageChart {
  readonly element = svgElement("svg", { class: "chart", height, "aria-hidden": "true" });
  readonly #cursor = svgElement("path", { class: "cursor" });
  readonly #dot = svgElement("path", { class: "line-end" });
  #picture: ChartPicture | undefined;

  constructor(
    private readonly name: string,
    private readonly place: HTMLElement,
  ) {
    place.append(this.element);
    new ResizeObserver(() => {
      this.#draw();
    }).observe(place);
  }

  show(picture: ChartPicture): void {
    this.#picture = picture;
    this.#draw();
  }

  /** Undefined if the place is not on the chart. */
  momentAt(clientX: number): number | undefined {
    const area = this.#area();
    const x = clientX - this.element.getBoundingClientRect().left;
    return area && x >= area.left ? momentAtX(x, area) : undefined;
  }

  setCursor(atMs: number | undefined, value: number | undefined): void {
    const area = this.#area();
    const isShown = area !== undefined && atMs !== undefined && atMs >= area.span.fromMs;
    const line = isShown ? `M${xOf(atMs, area)} ${area.top}v${area.height}` : "";
    this.#cursor.setAttribute("d", line);
    this.#dot.setAttribute(
      "d",
      isShown && value !== undefined ? linePath([[{ atMs, value }]], area) : "",
    );
  }

  #area(): PlotArea | undefined {
    const width = this.place.clientWidth - axis.left - axis.right;
    return this.#picture && width > 0
      ? {
          span: this.#picture.span,
          lowest: 0,
          highest: this.#picture.highest,
          left: axis.left,
          top: axis.top,
          width,
          height: height - axis.top - axis.bottom,
        }
      : undefined;
  }

  #draw(): void {
    const area = this.#area();
    const picture = this.#picture;
    if (!area || !picture) {
      return;
    }
    this.element.setAttribute("width", String(area.width + axis.left + axis.right));
    this.element.replaceChildren(
      hatching(this.name),
      ...valueAxis(picture, area),
      ...timeAxis(picture, area),
      ...gaps(this.name, picture, area),
      ...guides(picture, area),
      svgElement("path", { class: "area", d: areaPath(picture.lines, area) }),
      svgElement("path", { class: "line", d: linePath(picture.lines, area) }),
      ...events(picture, area),
      this.#cursor,
      this.#dot,
    );
  }
}

function hatching(name: string): SVGElement {
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

function valueAxis({ highest, valueText }: ChartPicture, area: PlotArea): readonly SVGElement[] {
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

function timeAxis({ span, labels }: ChartPicture, area: PlotArea): readonly SVGElement[] {
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

function gaps(
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

function guides(
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
function events(picture: ChartPicture, area: PlotArea): readonly SVGElement[] {
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
