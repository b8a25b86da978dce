import { l10n } from "vscode";
import type { Formats } from "../core/base/formats";
import type { DetailsSnapshot } from "../core/refresh/serverDetailsFeed";
import { deletingStatus, isKnownStatus, type KnownStatus } from "../core/servers/serverStatus";
import { gaugeReadings, needingAttention, type GaugeReading } from "../core/usage/gaugeReadings";
import type { Lead } from "../shared/panelState";
import { statusLook } from "../ui/statusLook";
import { shortened } from "./shownText";

/** More than this is no lead. */
const mostAttention = 2;

const statusSentences: Readonly<Record<KnownStatus, (name: string) => string>> = {
  active: (name) => l10n.t("{0} is running.", name),
  stopped: (name) => l10n.t("{0} is stopped.", name),
  suspended: (name) => l10n.t("{0} is suspended.", name),
  provisioning: (name) => l10n.t("{0} is being set up.", name),
  starting: (name) => l10n.t("{0} is starting.", name),
  stopping: (name) => l10n.t("{0} is stopping.", name),
  rebooting: (name) => l10n.t("{0} is rebooting.", name),
};

/** What the page begins with: how the server is, and what needs attention. */
export function panelLead(watched: DetailsSnapshot, formats: Formats, nowMs: number): Lead {
  const { phase, server, details, problem, asOfMs } = watched;
  const name = server ? shortened(server.name) : "";
  const nothing = { attention: "", look: undefined, detail: "", action: undefined };
  switch (phase) {
    case "waiting":
      return { ...nothing, text: l10n.t("Loading…") };
    case "signedOut":
      return {
        ...nothing,
        text: l10n.t("You are signed out."),
        detail: l10n.t("Sign in to VPS.org to see this server again."),
        action: "signIn",
      };
    case "gone":
      return {
        ...nothing,
        text:
          name === ""
            ? l10n.t("This server no longer exists.")
            : l10n.t("{0} no longer exists.", name),
        detail: goneDetail(asOfMs === undefined ? undefined : formats.moment(asOfMs, nowMs)),
        action: "close",
      };
    case "open":
      break;
  }
  if (!server) {
    const text = problem ? l10n.t("The details could not be loaded.") : l10n.t("Loading…");
    return { ...nothing, text };
  }
  const readings = details ? gaugeReadings(details, asOfMs ?? nowMs) : [];
  const attention = needingAttention(readings, server.status === "active")
    .slice(0, mostAttention)
    .map((reading) => attentionSentence(reading, formats))
    .join(" ");
  return {
    ...nothing,
    text: statusSentence(name, server.status),
    // The list may still tell the state; the figures are as old as the server's own response.
    attention:
      problem && attention !== "" && asOfMs !== undefined
        ? l10n.t("As of {0}: {1}", formats.moment(asOfMs, nowMs), attention)
        : attention,
    look: statusLook(server.status),
    ...(server.isProtected
      ? {
          detail: l10n.t("Protected in VS Code: it can't be stopped, rebooted or deleted here."),
          action: "unprotect" as const,
        }
      : {}),
  };
}

function statusSentence(name: string, status: string): string {
  if (status === deletingStatus) {
    return l10n.t("{0} is being deleted.", name);
  }
  return isKnownStatus(status)
    ? statusSentences[status](name)
    : l10n.t("{0} is in the state “{1}”.", name, shortened(status, 60));
}

function attentionSentence(
  { id, fraction = 0, atMonthsEnd }: GaugeReading,
  formats: Formats,
): string {
  // Rounded down, so that nothing is called full before it is.
  const percent = (share: number) => l10n.t("{0}%", formats.number(Math.floor(share * 100)));
  switch (id) {
    case "cpu":
      return l10n.t("CPU is at {0}.", percent(fraction));
    case "memory":
      return l10n.t("Memory is {0} full.", percent(fraction));
    case "disk":
      return l10n.t("Disk is {0} full.", percent(fraction));
    case "bandwidth":
      if (fraction >= 1) {
        return l10n.t("The bandwidth of the plan is used up.");
      }
      return atMonthsEnd === undefined
        ? l10n.t("{0} of the plan's bandwidth is used.", percent(fraction))
        : l10n.t("At this pace, bandwidth is at {0} at the month's end.", percent(atMonthsEnd));
  }
}

function goneDetail(asOf: string | undefined): string {
  const kept = l10n.t("It was deleted at VPS.org. Its recorded usage is kept for about 30 days.");
  return asOf === undefined ? kept : `${kept} ${l10n.t("The data shown is from {0}.", asOf)}`;
}
