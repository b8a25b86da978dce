import type { ServerRefresher } from "../refresh/serverRefresher";
import type { ServerStore } from "../servers/serverStore";
import type { CreationAttempt } from "./creationLedger";

const freshForMs = 30_000;

/**
 * What was there before an order is sent. What an earlier session knew, or a list of minutes ago, does
 * not tell what is there now.
 */
export async function knownBefore(
  accountKey: string,
  { store, refresher }: { readonly store: ServerStore; readonly refresher: ServerRefresher },
): Promise<Pick<CreationAttempt, "idsBefore" | "knownUntilMs">> {
  const isKnown = () => {
    const { isRestored, problem, unreadableCount, isCut } = store.stateOf(accountKey) ?? {};
    const isWhole = !isRestored && !problem && unreadableCount === 0 && !isCut;
    return store.listAgeMs(accountKey) < freshForMs && isWhole;
  };
  if (!isKnown()) {
    await refresher.refreshList(accountKey);
  }
  if (!isKnown()) {
    return { idsBefore: undefined, knownUntilMs: undefined };
  }
  const servers = store.serversOf(accountKey);
  const momentsMs = servers.flatMap(({ createdAtMs, updatedAtMs }) => [
    createdAtMs ?? -Infinity,
    updatedAtMs ?? -Infinity,
  ]);
  const knownUntilMs = momentsMs.reduce((newest, one) => Math.max(newest, one), -Infinity);
  return {
    idsBefore: servers.map(({ id }) => id),
    knownUntilMs: knownUntilMs === -Infinity ? undefined : knownUntilMs,
  };
}
