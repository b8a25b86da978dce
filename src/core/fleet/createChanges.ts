import { ChangeSender } from "../changes/sendChange";
import { ServerCreation } from "../changes/serverCreation";
import { ServerDeletion } from "../changes/serverDeletion";
import { ServerEdits } from "../changes/serverEdits";
import { ServerPower } from "../changes/serverPower";
import { CatalogueLoader } from "../create/catalogueLoader";
import type { Fleet } from "./createFleet";

export type FleetChanges = ReturnType<typeof createChanges>;

/** Everything that can be done with the servers. Only commands need it, so it is loaded with them. */
export function createChanges(fleet: Fleet) {
  const { apiOf, clock, logger } = fleet;
  const sender = new ChangeSender(fleet);
  const batches = { ...fleet, sender };
  return {
    power: new ServerPower(batches),
    deletion: new ServerDeletion(batches),
    edits: new ServerEdits(batches),
    creation: new ServerCreation(fleet),
    catalogues: new CatalogueLoader(apiOf, logger, clock),
  };
}
