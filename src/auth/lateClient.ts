import type { VpsClient } from "../api/vpsClient";
import { onceItWorks } from "../core/base/onceItWorks";
import type { ServerApi } from "../core/changes/serverApi";

/** What an account's API is asked for. */
export type ApiClient = ServerApi & Pick<VpsClient, "whoAmI">;

/** A client that is loaded with its first request, so that starting does not wait for it. */
export function lateClient(load: () => Promise<ApiClient>): ApiClient {
  const client = onceItWorks(load);
  return {
    listServers: async (...args) => (await client()).listServers(...args),
    getServer: async (...args) => (await client()).getServer(...args),
    createServer: async (...args) => (await client()).createServer(...args),
    replaceSettings: async (...args) => (await client()).replaceSettings(...args),
    changeSettings: async (...args) => (await client()).changeSettings(...args),
    deleteServer: async (...args) => (await client()).deleteServer(...args),
    power: async (...args) => (await client()).power(...args),
    listPlans: async () => (await client()).listPlans(),
    listSystems: async () => (await client()).listSystems(),
    listLocations: async () => (await client()).listLocations(),
    listSshKeys: async () => (await client()).listSshKeys(),
    whoAmI: async (...args) => (await client()).whoAmI(...args),
  };
}
