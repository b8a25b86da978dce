import { allowedPowerActions, type PowerAction } from "../core/servers/powerAction";

const tags = {
  start: "canStart",
  stop: "canStop",
  reboot: "canReboot",
} as const satisfies Record<PowerAction, string>;

/** What can be done to at least one of the servers with these states. */
export function possibleActions(statuses: readonly string[]): readonly PowerAction[] {
  const allowed = new Set([...new Set(statuses)].flatMap((status) => allowedPowerActions(status)));
  return (Object.keys(tags) as PowerAction[]).filter((action) => allowed.has(action));
}

/** The same as tags, which the menus match. */
export function actionTags(statuses: readonly string[]): readonly string[] {
  return possibleActions(statuses).map((action) => tags[action]);
}
