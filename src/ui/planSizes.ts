import { l10n } from "vscode";
import type { Formats } from "../core/base/formats";
import type { ServerPlan } from "../core/servers/server";

type Sizes = Pick<ServerPlan, "vcpus" | "memoryMb" | "storageGb">;

/** What a plan gives, a text for each size that the API states: "2 vCPU", "4 GB memory". */
export function planSizes(
  { vcpus, memoryMb, storageGb }: Sizes,
  { number }: Pick<Formats, "number">,
): readonly string[] {
  return [
    vcpus === undefined ? [] : [l10n.t("{0} vCPU", number(vcpus))],
    memoryMb === undefined ? [] : [l10n.t("{0} GB memory", number(memoryMb / 1_024))],
    storageGb === undefined ? [] : [l10n.t("{0} GB storage", number(storageGb))],
  ].flat();
}
