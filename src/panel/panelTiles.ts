import { l10n } from "vscode";
import type { Formats } from "../core/base/formats";
import type { DetailsSnapshot } from "../core/refresh/serverDetailsFeed";
import { gaugeReadings, type GaugeReading } from "../core/usage/gaugeReadings";
import { gaugeIds, gaugeTotal, type GaugeLevel } from "../core/usage/usageGauges";
import type { Tile } from "../shared/panelState";

/** The four figures; what is not known says why. */
export function panelTiles(
  { server, details, problem, asOfMs }: DetailsSnapshot,
  formats: Formats,
  nowMs: number,
): readonly Tile[] {
  if (details) {
    return gaugeReadings(details, asOfMs ?? nowMs).map((reading) => tileOf(reading, formats));
  }
  const note = problem ? l10n.t("Couldn't be loaded") : l10n.t("Loading…");
  return gaugeIds.map((id) => ({
    id,
    used: undefined,
    total: gaugeTotal(server?.plan, id),
    level: "normal",
    levelWord: "",
    note,
    noteReason: "",
  }));
}

function tileOf({ id, used, total, level, atMonthsEnd }: GaugeReading, formats: Formats): Tile {
  const known = { id, used, total, level, levelWord: levelWord(level) };
  if (used === undefined) {
    return { ...known, note: l10n.t("Not reported by VPS.org"), noteReason: "" };
  }
  if (atMonthsEnd === undefined) {
    return { ...known, note: "", noteReason: "" };
  }
  const percent = formats.number(Math.floor(atMonthsEnd * 100));
  return {
    ...known,
    note: l10n.t("At this pace {0}% at the month's end", percent),
    noteReason: l10n.t("If VPS.org counts bandwidth from the first of the month."),
  };
}

function levelWord(level: GaugeLevel): string {
  switch (level) {
    case "normal":
      return "";
    case "high":
      return l10n.t("High");
    case "critical":
      return l10n.t("Very high");
  }
}
