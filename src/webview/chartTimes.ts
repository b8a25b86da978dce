import { timeTicks } from "../core/usage/timeTicks";
import type { Span } from "../core/usage/usageRange";

export interface TimeLabel {
  readonly atMs: number;
  readonly text: string;
}

/** Labels of the time axis: hours and minutes, or days if a tick stands for one or more. */
export function timeLabels(language: string): (span: Span, most: number) => readonly TimeLabel[] {
  const locale = language === "" ? undefined : language;
  const time = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
  const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  return (span, most) => {
    const { moments, areDays } = timeTicks(span, most);
    const format = areDays ? date : time;
    return moments.map((atMs) => ({ atMs, text: format.format(atMs) }));
  };
}
