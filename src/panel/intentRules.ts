import { possiblePowerActions, type PowerAction } from "../core/servers/powerAction";
import { deletingStatus } from "../core/servers/serverStatus";
import type { DetailsSnapshot } from "../core/refresh/serverDetailsFeed";
import type { Intent } from "../shared/intents";

type Rule = (watched: DetailsSnapshot) => boolean;

/**
 * When each intent is allowed. The page shows its buttons by these rules, and the host checks them
 * again.
 */
const rules: Readonly<Record<Intent, Rule>> = {
  start: mayPower("start"),
  stop: mayPower("stop"),
  reboot: mayPower("reboot"),
  connect: hasAddress,
  openRemoteWindow: hasAddress,
  edit: isSteady,
  delete: (watched) => isSteady(watched) && !watched.server?.isProtected,
  protect: (watched) => isSteady(watched) && !watched.server?.isProtected,
  unprotect: (watched) => isSteady(watched) && watched.server?.isProtected === true,
  copyIpv4: ({ server, details }) => (details ?? server)?.ipv4 !== undefined,
  copyIpv6: ({ server, details }) => (details ?? server)?.ipv6 !== undefined,
  copyHostname: ({ server, details }) => (details ?? server)?.hostname !== undefined,
  copyId: ({ server }) => server !== undefined,
  refresh: isOpen,
  retry: isOpen,
  signIn: ({ phase, problem }) => phase === "signedOut" || problem?.kind === "unauthorized",
  showLog: () => true,
  close: ({ phase }) => phase === "gone" || phase === "signedOut",
};

export function isAllowed(intent: Intent, watched: DetailsSnapshot): boolean {
  return rules[intent](watched);
}

/** Whether an intent begins with a question in the middle of the window. */
export function beginsWithQuestion(intent: Intent): boolean {
  return intent === "stop" || intent === "reboot" || intent === "delete";
}

function isOpen({ phase }: DetailsSnapshot): boolean {
  return phase === "open";
}

function hasAddress({ phase, server }: DetailsSnapshot): boolean {
  return phase === "open" && (server?.ipv4 !== undefined || server?.ipv6 !== undefined);
}

function isSteady({ phase, server }: DetailsSnapshot): boolean {
  return phase === "open" && server !== undefined && server.status !== deletingStatus;
}

function mayPower(action: PowerAction): Rule {
  return ({ phase, server }) =>
    phase === "open" && server !== undefined && possiblePowerActions(server).includes(action);
}
