import type { ServerEvent } from "../core/usage/recordedStates";
import type { ChartPoint, Span } from "../core/usage/usageRange";
import type { TimeLabel } from "./chartTimes";

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
