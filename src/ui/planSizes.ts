import { l10n } from "vscode";
import type { Formats } from "../core/base/formats";
import { sizesFor } from "../core/base/sizes";
import type { ServerPlan } from "../core/servers/server";
import { sizeWords } from "./sizeWords";

type PlanParts = Pick<ServerPlan, "vcpus" | "memoryMb" | "storageGb">;

/** What a plan gives, a text for each size that the API states: "2 vCPU", "4 GB memory". */
export function planSizes(
  { vcpus, memoryMb, storageGb }: PlanParts,
  formats: Formats,
): readonly string[] {
  const { size } = sizesFor(sizeWords(), formats);
  return [
    vcpus === undefined ? [] : [l10n.t("{0} vCPU", formats.number(vcpus))],
    memoryMb === undefined ? [] : [l10n.t("{0} memory", size(memoryMb, "MB"))],
    storageGb === undefined ? [] : [l10n.t("{0} storage", size(storageGb, "GB"))],
  ].flat();
}

/** "2 TB traffic a month". */
export function planTraffic(bandwidthGb: number, formats: Formats): string {
  return l10n.t("{0} traffic a month", sizesFor(sizeWords(), formats).size(bandwidthGb, "GB"));
}
