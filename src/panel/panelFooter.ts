import { l10n } from "vscode";
import type { Formats } from "../core/base/formats";
import type { DetailsSnapshot } from "../core/refresh/serverDetailsFeed";
import type { Footer } from "../shared/panelState";
import { describeProblem } from "../ui/describeProblem";
import { shortened } from "./shownText";

/**
 * The line at the bottom: how current the data is, why, and what helps. Undefined if the page says
 * in its heading that there is no newer data, and why.
 */
export function panelFooter(
  { phase, problem, asOfMs }: DetailsSnapshot,
  formats: Formats,
  nowMs: number,
): Footer | undefined {
  if (phase === "signedOut" || phase === "gone") {
    return undefined;
  }
  const time = asOfMs === undefined ? undefined : formats.moment(asOfMs, nowMs);
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
