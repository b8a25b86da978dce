import type { Formats } from "../core/base/formats";
import type { DetailsSnapshot } from "../core/refresh/serverDetailsFeed";
import { actionIntents } from "../shared/intents";
import type { PanelState } from "../shared/panelState";
import { isAllowed } from "./intentRules";
import { panelFacts } from "./panelFacts";
import { panelFooter } from "./panelFooter";
import { panelLead } from "./panelLead";
import { panelTiles } from "./panelTiles";
import { shortened } from "./shownText";

/** Everything that the page has to show now. */
export function panelState(
  watched: DetailsSnapshot,
  formats: Formats,
  nowMs: number,
  note?: string,
): PanelState {
  const { phase, server } = watched;
  return {
    phase: phase === "waiting" ? "loading" : phase,
    name: server ? shortened(server.name) : "",
    lead: panelLead(watched, formats, nowMs),
    actions: actionIntents.filter((intent) => isAllowed(intent, watched)),
    tiles: panelTiles(watched, formats, nowMs),
    facts: panelFacts(watched, formats, nowMs, note),
    footer: panelFooter(watched, formats, nowMs),
  };
}
