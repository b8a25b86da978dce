import { isSameId, type Evidence, type Of } from "./evidence";

/** Why the API says that there is no such server although there is. */
export type Blindness = (sent: Of<"sent">, owners: ReadonlySet<string>) => boolean;

/** A user may sign in again with the token of another account, although the window has asked. */
export function isOfOther({ token }: Of<"sent">, owners: ReadonlySet<string>): boolean {
  return !owners.has(token);
}

/** A copy of the API's data has not heard of a new server. */
export function isBehind({ fate }: Of<"sent">): boolean {
  return fate === "lags";
}

/** True if the API has said to the window that there is no such server, for that reason. */
export function wasHidden(
  serverId: string,
  { window, number }: Pick<Of<"said">, "window" | "number">,
  evidence: Evidence,
  isBlind: Blindness,
): boolean {
  const truths = evidence.of("truth").filter(({ id }) => isSameId(id, serverId));
  const owners = new Set(truths.map(({ owner }) => owner));
  return evidence.sent.some(
    (one) =>
      one.method === "GET" &&
      one.window === window &&
      one.number < number &&
      one.url.endsWith(`/servers/${serverId}/`) &&
      isBlind(one, owners) &&
      evidence.heard(one.request)?.status === 404,
  );
}
