import { l10n } from "vscode";
import type { Formats } from "../core/base/formats";
import type { DetailsSnapshot } from "../core/refresh/serverDetailsFeed";
import {
  gaugeFigures,
  gaugeFraction,
  gaugeIds,
  gaugeLevel,
  type GaugeFigures,
  type GaugeId,
  type GaugeLevel,
} from "../core/usage/usageGauges";
import type { Gauge } from "../shared/panelState";

export function panelGauges({ details }: DetailsSnapshot, formats: Formats): readonly Gauge[] {
  return gaugeIds.map((id): Gauge => {
    const figures = details ? gaugeFigures(details, id) : { used: undefined, total: undefined };
    const fraction = gaugeFraction(figures);
    const level = gaugeLevel(fraction);
    const isKnown = figures.used !== undefined;
    return {
      id,
      presence: isKnown ? "known" : details ? "missing" : "loading",
      value: isKnown ? valueOf(id, figures, formats) : "",
      fraction,
      level,
      levelWord: levelWord(level),
    };
  });
}

function valueOf(id: GaugeId, { used = 0, total }: GaugeFigures, formats: Formats): string {
  if (id === "cpu") {
    return l10n.t("{0}%", formats.number(used));
  }
  const isMemory = id === "memory";
  const inGb = (value: number) =>
    isMemory ? formats.oneDecimal(value / 1_024) : formats.number(value);
  return total === undefined
    ? l10n.t("{0} GB", inGb(used))
    : l10n.t("{0} of {1} GB", inGb(used), inGb(total));
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
