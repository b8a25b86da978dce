import { allPermissions, defaultAccount } from "./accountRecords";
import { defaultCatalogue } from "./catalogue";
import { documentServers } from "./documentServers";
import { ServerStore } from "./serverStore";
import type { WorldOptions } from "./simulatorOptions";
import { realisticDurations } from "./stateMachine";
import type { World } from "./world";

/** The world that the options describe, at its start. */
export function createWorld(options: WorldOptions): World {
  const clock = options.clock ?? { now: () => Date.now() };
  const store = new ServerStore(clock, { ...realisticDurations, ...options.durationsMs });
  const accounts = options.accounts ?? [defaultAccount];
  const unclaimed = options.servers ?? documentServers;
  for (const [index, account] of accounts.entries()) {
    for (const server of account.servers ?? (index === 0 ? unclaimed : [])) {
      store.add(account.token, server);
    }
  }
  return {
    ids: options.ids ?? "integer",
    catalogue: { ...defaultCatalogue, ...(options.plans && { plans: options.plans }) },
    catalogues: options.catalogues ?? false,
    paging: options.paging,
    namesOwners: options.namesOwners ?? true,
    wanderingUsage: options.wanderingUsage ?? false,
    clock,
    store,
    accounts: new Map(accounts.map((account) => [account.token, account])),
    permissions: options.tokenPermissions ?? allPermissions,
  };
}
