import { areaPath, linePath, momentAtX, xOf, type PlotArea } from "../core/usage/linePath";
import { events, gaps, guides, hatching, timeAxis, valueAxis } from "./chartParts";
import type { ChartPicture } from "./chartPicture";
import { svgElement } from "./svgElement";

const height = 128;
const axis = { left: 48, bottom: 20, top: 8, right: 8 };

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
    const newest = picture.lines.at(-1)?.at(-1);
    this.element.setAttribute("width", String(area.width + axis.left + axis.right));
    this.element.replaceChildren(
      hatching(this.name),
      ...valueAxis(picture, area),
      ...timeAxis(picture, area),
      ...gaps(this.name, picture, area),
      ...guides(picture, area),
      svgElement("path", { class: "area", d: areaPath(picture.lines, area) }),
      svgElement("path", { class: "line", d: linePath(picture.lines, area) }),
      // What is newest is seen even if it is all that there is.
      svgElement("path", { class: "line-end", d: newest ? linePath([[newest]], area) : "" }),
      ...events(picture, area),
      this.#cursor,
      this.#dot,
    );
  }
}
