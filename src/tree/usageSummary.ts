import * as vscode from "vscode";
import { formatsFor, type Formats } from "../core/base/formats";
import { sizesFor } from "../core/base/sizes";
import type { Server } from "../core/servers/server";
import { sparkline, usageBuckets } from "../core/usage/usageSparkline";
import type { UsageSample } from "../core/usage/usageSample";
import { sizeWords } from "../ui/sizeWords";

const hour = 3_600_000;
const bucketCount = 20;

/** The latest figures and the hour before them, one line each. Empty without a sample. */
export function usageSummary(
  server: Server,
  samples: readonly UsageSample[],
  nowMs: number,
): readonly string[] {
  const last = samples.at(-1);
  if (!last) {
    return [];
  }
  const formats = formatsFor(vscode.env.language);
  const span = { fromMs: last.atMs - hour, toMs: last.atMs };
  const lines = (["cpuPercent", "memoryUsedMb"] as const).flatMap((figure) => {
    const value = last[figure];
    if (value === undefined) {
      return [];
    }
    const buckets = usageBuckets(samples, figure, span, bucketCount);
    const highest =
      figure === "cpuPercent" ? 100 : (server.plan?.memoryMb ?? Math.max(...known(buckets)));
    return [`${sparkline(buckets, highest)}  ${lastValue(figure, value, server, formats)}`];
  });
  return [...lines, vscode.l10n.t("As of {0}", formats.moment(last.atMs, nowMs))];
}

function known(values: readonly (number | undefined)[]): readonly number[] {
  return values.filter((value) => value !== undefined);
}

function lastValue(
  figure: "cpuPercent" | "memoryUsedMb",
  value: number,
  { plan }: Server,
  formats: Formats,
): string {
  if (figure === "cpuPercent") {
    return vscode.l10n.t("CPU {0}%", formats.number(value));
  }
  const used = sizesFor(sizeWords(), formats).used(value, plan?.memoryMb, "MB");
  return vscode.l10n.t("Memory {0}", used.text);
}
