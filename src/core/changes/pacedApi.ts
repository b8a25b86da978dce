import { watchPace, type AccountPace } from "../refresh/accountPace";
import type { ServerApi } from "./serverApi";

/** An account's API, whose answers are reported to the account's pace. */
export function pacedApi(api: ServerApi, pace: AccountPace): ServerApi {
  const watch = <T>(ask: () => Promise<T>) => watchPace(pace, ask);
  return {
    listServers: (filter) =>
      watchPace(
        pace,
        () => api.listServers(filter),
        ({ problem }) => problem,
      ),
    getServer: (serverId, onTry) => watch(() => api.getServer(serverId, onTry)),
    createServer: (request) => watch(() => api.createServer(request)),
    replaceSettings: (serverId, settings) => watch(() => api.replaceSettings(serverId, settings)),
    changeSettings: (serverId, settings) => watch(() => api.changeSettings(serverId, settings)),
    deleteServer: (serverId) => watch(() => api.deleteServer(serverId)),
    power: (serverId, action) => watch(() => api.power(serverId, action)),
    // Each try of a read has been reported where it was sent.
    listPlans: () => api.listPlans(),
    listSystems: () => api.listSystems(),
    listLocations: () => api.listLocations(),
    listSshKeys: () => api.listSshKeys(),
  };
}
