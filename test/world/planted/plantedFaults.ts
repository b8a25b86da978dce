import type { SourcePatch } from "../run/bundle";
import { plantedInAccounts } from "./plantedInAccounts";
import { plantedInChanges } from "./plantedInChanges";
import { plantedInReads } from "./plantedInReads";

/** A fault made on purpose, to see whether the world finds it. */
export interface PlantedFault extends SourcePatch {
  readonly name: string;
}

export const plantedFaults: readonly PlantedFault[] = [
  ...plantedInReads,
  ...plantedInChanges,
  ...plantedInAccounts,
];
