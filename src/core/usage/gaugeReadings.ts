import type { ServerDetails } from "../servers/server";
import { trafficAtMonthsEnd, trafficLevel } from "./trafficPace";
import {
  gaugeFigures,
  gaugeFraction,
  gaugeIds,
  gaugeLevel,
  type GaugeFigures,
  type GaugeId,
  type GaugeLevel,
} from "./usageGauges";

/** One gauge and what it means. */
export interface GaugeReading extends GaugeFigures {
  readonly id: GaugeId;
  readonly fraction: number | undefined;
  readonly level: GaugeLevel;
  /** Of traffic: the share that will be used by the end of the month. */
  readonly atMonthsEnd: number | undefined;
}

export function gaugeReadings(details: ServerDetails, atMs: number): readonly GaugeReading[] {
  return gaugeIds.map((id): GaugeReading => {
    const figures = gaugeFigures(details, id);
    const fraction = gaugeFraction(figures);
    if (id !== "bandwidth") {
      const level = gaugeLevel(id, fraction);
      return { id, ...figures, fraction, level, atMonthsEnd: undefined };
    }
    const atMonthsEnd = trafficAtMonthsEnd(figures, atMs, details.createdAtMs);
    const level = trafficLevel(fraction, atMonthsEnd);
    return { id, ...figures, fraction, level, atMonthsEnd };
  });
}

/** What costs most if nobody looks at it comes first. */
const urgency: readonly GaugeId[] = ["disk", "memory", "bandwidth", "cpu"];

/** The readings that somebody should know of, the most urgent first. */
export function needingAttention(
  readings: readonly GaugeReading[],
  isRunning: boolean,
): readonly GaugeReading[] {
  const rank = ({ id, level }: GaugeReading) =>
    urgency.indexOf(id) + (level === "critical" ? 0 : urgency.length);
  return readings
    .filter(({ id, level }) => level !== "normal" && (isRunning || id === "disk"))
    .sort((a, b) => rank(a) - rank(b));
}
