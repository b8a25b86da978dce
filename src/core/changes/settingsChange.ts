import type { Server, ServerRef } from "../servers/server";
import type { ServerSettings } from "../servers/serverSettings";
import type { Change } from "./sendChange";

/** Rename, edit and backups: a PUT where everything changes together, else a PATCH of what changes. */
export function settingsChange(ref: ServerRef, wanted: Partial<ServerSettings>): Change<void> {
  const { name, hostname, backupsEnabled } = wanted;
  // An empty hostname takes it away; the API then reports none, or an empty one.
  const shownHostname = hostname === "" ? undefined : hostname;
  const shown = {
    ...(name === undefined ? {} : { name }),
    ...(hostname === undefined ? {} : { hostname: shownHostname }),
  };
  const hasHostname = (now: Pick<Server, "hostname">) =>
    hostname === undefined || (now.hostname ?? "") === hostname;
  return {
    ref,
    verb: `change ${JSON.stringify([name, hostname, backupsEnabled])}`,
    isHarmful: false,
    shown,
    isConfirmedBy: (server) => server.name === (name ?? server.name) && hasHostname(server),
    send: (api) =>
      name !== undefined && hostname !== undefined && backupsEnabled !== undefined
        ? api.replaceSettings(ref.serverId, { name, hostname, backupsEnabled })
        : api.changeSettings(ref.serverId, wanted),
    afterYes: () => shown,
    afterNo: ({ kind }) => (kind === "notFound" ? "look" : "leave"),
    isDone: (now) =>
      now !== "gone" &&
      now.name === (name ?? now.name) &&
      hasHostname(now) &&
      now.backupsEnabled === (backupsEnabled ?? now.backupsEnabled),
  };
}
