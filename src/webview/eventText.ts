import type { ServerEvent } from "../core/usage/recordedStates";
import type { Page } from "./page";

/** "Stopped at 2:30 PM", or between two times if nobody was looking. */
export function eventText(
  { texts, formats }: Page,
  { kind, atMs, sinceMs }: ServerEvent,
  nowMs: number,
): string {
  const at = formats.moment(atMs, nowMs);
  const template = sinceMs === undefined ? texts.eventAt : texts.eventBetween;
  const times = sinceMs === undefined ? [at] : [formats.moment(sinceMs, nowMs), at];
  return [texts.events[kind], ...times].reduce(
    (text, part, index) => text.replace(`{${index}}`, part),
    template,
  );
}
