import uPlot from "uplot";
import type { ChartPoints, UsageFigure } from "../core/usage/usageRange";
import { chartColors, onThemeChange } from "./chartColors";
import { chartTimes } from "./chartTimes";

export interface UsageChartOptions {
  readonly figure: UsageFigure;
  readonly language: string;
  /** Upper end of the vertical axis. */
  readonly highest: number | undefined;
  readonly valueText: (value: number) => string;
  /** Called with the value under the cursor, or with undefined if there is none. */
  readonly onRead: (atMs: number | undefined, value: number | undefined) => void;
}

interface Window {
  readonly toMs: number;
  readonly lengthMs: number;
}

const height = 150;

/** A line over time on a canvas, in the colors of the theme. */
export class UsageChart {
  #points: ChartPoints = { atSeconds: [], values: [] };
  #window: Window = { toMs: 0, lengthMs: 3_600_000 };
  #highest: number | undefined;
  #plot: uPlot | undefined;

  constructor(
    private readonly place: HTMLElement,
    private readonly options: UsageChartOptions,
  ) {
    this.#highest = options.highest;
    onThemeChange(() => {
      this.#rebuild();
    });
    new ResizeObserver(() => {
      this.#fit();
    }).observe(place);
  }

  setHighest(highest: number | undefined): void {
    if (this.#highest !== highest) {
      this.#highest = highest;
      this.#draw();
    }
  }

  show(points: ChartPoints, window: Window): void {
    this.#points = points;
    this.#window = window;
    this.#draw();
  }

  #fit(): void {
    const width = this.place.clientWidth;
    if (width > 0 && this.#plot) {
      this.#plot.setSize({ width, height });
    } else {
      this.#draw();
    }
  }

  /** The canvas contains painted colors, so another theme needs a new plot. */
  #rebuild(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#draw();
  }

  #draw(): void {
    const data: uPlot.AlignedData = [[...this.#points.atSeconds], [...this.#points.values]];
    if (this.#plot) {
      this.#plot.setData(data);
    } else if (this.place.clientWidth > 0) {
      this.#plot = new uPlot(this.#plotOptions(), data, this.place);
    }
  }

  #plotOptions(): uPlot.Options {
    const colors = chartColors(this.options.figure);
    const times = chartTimes(this.options.language);
    const axis: uPlot.Axis = {
      stroke: colors.text,
      font: colors.font,
      grid: { stroke: colors.grid, width: 1 },
      ticks: { show: false },
    };
    return {
      width: this.place.clientWidth,
      height,
      legend: { show: false },
      padding: [8, 4, 0, 0],
      cursor: {
        y: false,
        drag: { x: false, y: false, setScale: false },
        points: { size: 7, fill: colors.line },
      },
      scales: {
        x: {
          time: true,
          range: () => [
            (this.#window.toMs - this.#window.lengthMs) / 1_000,
            this.#window.toMs / 1_000,
          ],
        },
        y: { range: (_plot, _lowest, highest) => [0, this.#highest ?? Math.max(highest * 1.2, 1)] },
      },
      axes: [
        { ...axis, size: 29, gap: 9, space: 64, values: times },
        {
          ...axis,
          size: 52,
          gap: 6,
          splits: () => this.#splits(),
          values: (_plot, splits) => splits.map((value) => this.options.valueText(value)),
        },
      ],
      series: [
        {},
        {
          stroke: colors.line,
          fill: colors.area,
          width: 1.5,
          spanGaps: false,
        },
      ],
      hooks: {
        setCursor: [
          ({ cursor: { idx } }) => {
            const at = idx === null || idx === undefined ? undefined : this.#points.atSeconds[idx];
            const value = idx === null || idx === undefined ? undefined : this.#points.values[idx];
            this.options.onRead(at === undefined ? undefined : at * 1_000, value ?? undefined);
          },
        ],
      },
    };
  }

  #splits(): number[] {
    const highest = this.#highest ?? this.#plot?.scales.y?.max ?? 1;
    return [0, highest / 2, highest];
  }
}
