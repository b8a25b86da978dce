import { possiblePowerActions, type PowerAction } from "../core/servers/powerAction";
import type { Server } from "../core/servers/server";
import { deletingStatus } from "../core/servers/serverStatus";

const tags = {
  start: "canStart",
  stop: "canStop",
  reboot: "canReboot",
} as const satisfies Record<PowerAction, string>;

type Looked = Pick<Server, "status" | "isProtected">;

/** What can be done to at least one of these servers. */
export function possibleActions(servers: readonly Looked[]): readonly PowerAction[] {
  const allowed = new Set(servers.flatMap(possiblePowerActions));
  return (Object.keys(tags) as PowerAction[]).filter((action) => allowed.has(action));
}

/** The same as tags, which the menus match. */
export function actionTags(servers: readonly Looked[]): readonly string[] {
  return possibleActions(servers).map((action) => tags[action]);
}

export function canDelete({ status, isProtected }: Looked): boolean {
  return status !== deletingStatus && !isProtected;
}
