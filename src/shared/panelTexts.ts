import type { UsageRange } from "../core/usage/usageRange";
import type { GaugeId } from "../core/usage/usageGauges";
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
  readonly noSamples: string;
  readonly notStated: string;
  readonly average: string;
  readonly highest: string;
  readonly time: string;
  /** "{0} as a table". */
  readonly asTable: string;
  /** "{0}%". */
  readonly percent: string;
  /** "{0} GB". */
  readonly gigabytes: string;
  readonly noAnswer: string;
  readonly intents: Readonly<Record<Intent, string>>;
  readonly facts: Readonly<Record<FactId, string>>;
  readonly gauges: Readonly<Record<GaugeId, string>>;
  readonly ranges: Readonly<Record<UsageRange, string>>;
  /** "the last hour". */
  readonly rangeNames: Readonly<Record<UsageRange, string>>;
}
