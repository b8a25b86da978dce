import type uPlot from "uplot";

const day = 86_400;

/** Half a label's width: a label whose middle is nearer to the edge would be cut off. */
const halfLabelPixels = 30;

/** Labels of the time axis: hours and minutes, or days if a tick stands for one or more. */
export function chartTimes(language: string): uPlot.Axis.DynamicValues {
  const locale = language === "" ? undefined : language;
  const time = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
  const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  return (plot, splits, _axis, _space, increment) =>
    splits.map((at) =>
      isTooFarRight(plot, at) ? "" : (increment >= day ? date : time).format(at * 1_000),
    );
}

/** While the plot takes another size, its elements still have the one before. */
function isTooFarRight(plot: uPlot, at: number): boolean {
  const edge = plot.valToPos(plot.scales.x?.max ?? at, "x");
  return plot.valToPos(at, "x") > edge - halfLabelPixels;
}
