import { l10n } from "vscode";
import type { Formats } from "../core/base/formats";
import type { DetailsSnapshot } from "../core/refresh/serverDetailsFeed";
import { actionIntents } from "../shared/intents";
import type { PanelState, UsageMessage } from "../shared/panelState";
import { describeProblem } from "../ui/describeProblem";
import { statusLook, statusWord } from "../ui/statusLook";
import { isAllowed } from "./intentRules";
import { panelFacts } from "./panelFacts";
import { panelFooter } from "./panelFooter";
import { panelGauges } from "./panelGauges";
import { shortened } from "./shownText";

/** Everything that the page has to show now. */
export function panelState(watched: DetailsSnapshot, formats: Formats, nowMs: number): PanelState {
  const { server, details } = watched;
  return {
    phase: watched.phase === "waiting" ? "loading" : watched.phase,
    name: server ? shortened(server.name) : "",
    status: server && watched.phase === "open" ? statusOf(server.status) : undefined,
    actions: actionIntents.filter((intent) => isAllowed(intent, watched)),
    facts: panelFacts(watched, formats, nowMs),
    gauges: panelGauges(watched, formats),
    usageMessage: usageMessage(watched),
    memoryTotalMb: (details ?? server)?.plan?.memoryMb,
    footer: panelFooter(watched, formats),
  };
}

function statusOf(status: string): PanelState["status"] {
  return { word: shortened(statusWord(status), 60), look: statusLook(status) };
}

function usageMessage({ phase, details, problem }: DetailsSnapshot): UsageMessage | undefined {
  if (phase === "signedOut") {
    return {
      title: l10n.t("You are signed out"),
      detail: l10n.t("Sign in to VPS.org to see this server again."),
      action: "signIn",
    };
  }
  if (phase === "gone") {
    return {
      title: l10n.t("This server no longer exists"),
      detail: l10n.t("It was deleted at VPS.org. Its recorded usage is kept for about 30 days."),
      action: "close",
    };
  }
  if (problem && !details) {
    return {
      title: l10n.t("Usage could not be loaded"),
      detail: shortened(describeProblem(problem)),
      action: problem.kind === "unauthorized" ? "signIn" : "retry",
    };
  }
  const isSilent = details && !details.usage;
  return isSilent
    ? {
        title: l10n.t("No usage data"),
        detail: l10n.t("VPS.org currently reports no usage for this server."),
        action: undefined,
      }
    : undefined;
}
