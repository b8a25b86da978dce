import type { FocusKeeper } from "./focusKeeper";
import type { Intent } from "../shared/intents";
import type { PanelTexts } from "../shared/panelTexts";
import type { Formats } from "../core/base/formats";

/** What every part of the page receives. */
export interface Page {
  readonly texts: PanelTexts;
  readonly formats: Formats;
  readonly focus: FocusKeeper;
  /** Sends an intent to the host, and announces to a screen reader how it went. */
  readonly ask: (intent: Intent) => Promise<void>;
}
