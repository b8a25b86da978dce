import type { SizeWords } from "../core/base/sizes";
import type { ServerEvent } from "../core/usage/recordedStates";
import type { GaugeId } from "../core/usage/usageGauges";
import type { UsageRange } from "../core/usage/usageRange";
import type { Intent } from "./intents";
import type { FactId } from "./panelState";

/** All texts of the page that do not depend on a server. */
export interface PanelTexts {
  readonly actions: string;
  readonly details: string;
  readonly usage: string;
  readonly history: string;
  readonly range: string;
  readonly loading: string;
  readonly notStated: string;
  readonly average: string;
  readonly highest: string;
  readonly time: string;
  /** "{0} as a table". */
  readonly asTable: string;
  /** "{0}%". */
  readonly percent: string;
  readonly sizes: SizeWords;
  /** "Last hour: {0} – {1}". */
  readonly lastHour: string;
  /** "Last hour: {0}", where the lowest is the highest. */
  readonly wholeLastHour: string;
  /** Shown until something is recorded. */
  readonly recordedWhen: string;
  /** "Recording since {0}". */
  readonly recordingSince: string;
  readonly notRecorded: string;
  /** The name of what moves through the history. */
  readonly moment: string;
  readonly latest: string;
  readonly momentHint: string;
  /** "High": from here on a figure needs attention. */
  readonly high: string;
  readonly evenUse: string;
  readonly events: Readonly<Record<ServerEvent["kind"], string>>;
  /** "{0} at {1}": what happened, and when. */
  readonly eventAt: string;
  /** "{0} between {1} and {2}". */
  readonly eventBetween: string;
  readonly copied: string;
  readonly noAnswer: string;
  readonly intents: Readonly<Record<Intent, string>>;
  readonly facts: Readonly<Record<FactId, string>>;
  readonly gauges: Readonly<Record<GaugeId, string>>;
  readonly ranges: Readonly<Record<UsageRange, string>>;
  /** "the last hour". */
  readonly rangeNames: Readonly<Record<UsageRange, string>>;
}
