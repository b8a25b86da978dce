import { l10n } from "vscode";
import type { Formats } from "../core/base/formats";
import type { DetailsSnapshot } from "../core/refresh/serverDetailsFeed";
import type { Footer } from "../shared/panelState";
import { describeProblem } from "../ui/describeProblem";
import { shortened } from "./shownText";

/** The line at the bottom: how current the data is, why, and what helps. */
export function panelFooter(watched: DetailsSnapshot, formats: Formats): Footer {
  const { phase, problem, asOfMs } = watched;
  const time = asOfMs === undefined ? undefined : formats.time(asOfMs);
  switch (phase) {
    case "waiting":
      return { look: "loading", text: l10n.t("Loading…"), reason: "", action: undefined };
    case "signedOut":
      return {
        look: "ended",
        text: l10n.t("Signed out."),
        reason: l10n.t("Sign in to see this server again."),
        action: "signIn",
      };
    case "gone":
      return {
        look: "ended",
        text: l10n.t("Gone."),
        reason: time
          ? l10n.t("This server no longer exists. The data shown is from {0}.", time)
          : l10n.t("This server no longer exists."),
        action: "close",
      };
    case "open":
      break;
  }
  if (problem) {
    const action = problem.kind === "unauthorized" ? "signIn" : "retry";
    const reason = shortened(describeProblem(problem));
    return time
      ? { look: "stale", text: l10n.t("Out of date, last updated {0}.", time), reason, action }
      : { look: "failed", text: l10n.t("The details could not be loaded."), reason, action };
  }
  return time
    ? { look: "fresh", text: l10n.t("As of {0}", time), reason: "", action: "refresh" }
    : { look: "loading", text: l10n.t("Loading…"), reason: "", action: undefined };
}
