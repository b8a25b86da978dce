import type uPlot from "uplot";

const day = 86_400;

/** Labels of the time axis: hours and minutes, or days where a tick stands for one or more. */
export function chartTimes(language: string): uPlot.Axis.DynamicValues {
  const locale = language === "" ? undefined : language;
  const time = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
  const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  return (_plot, splits, _axis, _space, increment) =>
    splits.map((at) => (increment >= day ? date : time).format(at * 1_000));
}
