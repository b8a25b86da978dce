import type { Formats } from "../core/base/formats";
import type { Intent } from "../shared/intents";
import type { PanelTexts } from "../shared/panelTexts";
import type { FigureTexts } from "./figureTexts";
import type { FocusKeeper } from "./focusKeeper";
import type { Reply } from "./host";
import type { PageMemory } from "./pageMemory";

/** What every part of the page receives. */
export interface Page {
  readonly texts: PanelTexts;
  readonly formats: Formats;
  readonly figures: FigureTexts;
  readonly language: string;
  readonly focus: FocusKeeper;
  readonly memory: PageMemory;
  /** Sends an intent to the host; how it went is announced, and shown if it failed. */
  readonly ask: (intent: Intent) => Promise<Reply>;
}
