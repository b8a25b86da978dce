import type { Server } from "./server";
import { isBusy, isKnownStatus } from "./serverStatus";

const powerActions = ["start", "stop", "reboot"] as const;
export type PowerAction = (typeof powerActions)[number];

const transitions = {
  start: "starting",
  stop: "stopping",
  reboot: "rebooting",
} as const satisfies Record<PowerAction, string>;

/** The status that a server has while the action is under way. */
export function transitionOf(action: PowerAction): string {
  return transitions[action];
}

/** What the API accepts the action in, whatever was known of the server here. */
const origins: Partial<Record<PowerAction, string>> = { start: "stopped", stop: "active" };

/**
 * Whether an answer to come after this action shows it. A state that the action begins with, or that
 * another one passes through, is from before: from a copy of the API's data that lags behind.
 */
export function isAfter(action: PowerAction, status: string, statusBefore: string): boolean {
  const isOfOther = powerActions.some((one) => one !== action && transitions[one] === status);
  return status !== statusBefore && status !== origins[action] && !isOfOther;
}

/**
 * What may be asked of a server in this state. For a steady word that the document does not
 * know ("error") every action is offered: the API refuses what does not fit.
 */
export function allowedPowerActions(status: string): readonly PowerAction[] {
  if (status === "active") {
    return ["stop", "reboot"];
  }
  if (status === "stopped") {
    return ["start"];
  }
  return isKnownStatus(status) || isBusy(status) ? [] : powerActions;
}

/** What may be asked of the server now: a protected one may only be started. */
export function possiblePowerActions({
  status,
  isProtected,
}: Pick<Server, "status" | "isProtected">): readonly PowerAction[] {
  return allowedPowerActions(status).filter((action) => !isProtected || action === "start");
}
