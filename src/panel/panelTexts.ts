import { l10n } from "vscode";
import type { PanelTexts } from "../shared/panelTexts";

/** The words of the page, in the editor's language. */
export function panelTexts(): PanelTexts {
  return {
    actions: l10n.t("Actions"),
    details: l10n.t("Details"),
    usage: l10n.t("Resource Usage"),
    history: l10n.t("History"),
    range: l10n.t("Time range"),
    loading: l10n.t("Loading…"),
    noSamples: l10n.t(
      "No data for this period. Usage is recorded only while this panel is open and visible.",
    ),
    notStated: l10n.t("Not specified"),
    average: l10n.t("Average"),
    highest: l10n.t("Highest"),
    time: l10n.t("Time"),
    asTable: l10n.t("{0} as a table", "{0}"),
    percent: l10n.t("{0}%", "{0}"),
    gigabytes: l10n.t("{0} GB", "{0}"),
    noAnswer: l10n.t("VS Code didn't respond. Try again."),
    intents: {
      start: l10n.t("Start"),
      stop: l10n.t("Stop"),
      reboot: l10n.t("Reboot"),
      connect: l10n.t("Connect in Terminal"),
      openRemoteWindow: l10n.t("Open Remote Window"),
      edit: l10n.t("Edit Settings…"),
      delete: l10n.t("Delete…"),
      copyIpv4: l10n.t("Copy IPv4 Address"),
      copyIpv6: l10n.t("Copy IPv6 Address"),
      copyHostname: l10n.t("Copy Hostname"),
      copyId: l10n.t("Copy ID"),
      refresh: l10n.t("Refresh"),
      retry: l10n.t("Retry"),
      signIn: l10n.t("Sign In…"),
      showLog: l10n.t("Show Log"),
      close: l10n.t("Close"),
    },
    facts: {
      plan: l10n.t("Plan"),
      os: l10n.t("Operating system"),
      location: l10n.t("Location"),
      backups: l10n.t("Backups"),
      hostname: l10n.t("Hostname"),
      ipv4: l10n.t("IPv4"),
      ipv6: l10n.t("IPv6"),
      id: l10n.t("ID"),
      created: l10n.t("Created"),
      updated: l10n.t("Updated"),
    },
    gauges: {
      cpu: l10n.t("CPU"),
      memory: l10n.t("Memory"),
      disk: l10n.t("Disk"),
      bandwidth: l10n.t("Bandwidth"),
    },
    ranges: {
      hour: l10n.t("1 h"),
      day: l10n.t("24 h"),
      week: l10n.t("7 d"),
    },
    rangeNames: {
      hour: l10n.t("the last hour"),
      day: l10n.t("the last 24 hours"),
      week: l10n.t("the last 7 days"),
    },
  };
}
