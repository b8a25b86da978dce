import type { AccountIdentity, VpsClient } from "../api/vpsClient";
import { problemOf } from "../core/base/problemError";
import type { ServerList } from "../core/servers/serverList";

export interface TokenOwner extends AccountIdentity {
  /** What the token shows, where the API does not tell whose it is, or telling is not enough. */
  readonly list?: ServerList | undefined;
}

export interface VerifyOptions {
  readonly signal?: AbortSignal;
  /** False if what the token shows is wanted even where the API tells whose it is. */
  readonly isEmailEnough?: boolean;
}

/**
 * Asks the API whose token this is. Where it may not tell, or knows no such call, the server list
 * proves the token, and nobody knows whose it is. Rejects with a `ProblemError`.
 */
export async function verifyToken(
  client: Pick<VpsClient, "whoAmI" | "listServers">,
  { signal, isEmailEnough = true }: VerifyOptions = {},
): Promise<TokenOwner> {
  const identity = await identityOf(client, signal);
  if (!identity) {
    const list = await client.listServers({}, signal);
    return { email: undefined, tokenName: undefined, list };
  }
  if (identity.email !== undefined && isEmailEnough) {
    return identity;
  }
  // The token is proved already: a list that fails only leaves open what it shows.
  return { ...identity, list: await client.listServers({}, signal).catch(() => undefined) };
}

/** Undefined if the API does not say anything about tokens like this one. */
async function identityOf(
  client: Pick<VpsClient, "whoAmI">,
  signal: AbortSignal | undefined,
): Promise<AccountIdentity | undefined> {
  try {
    return await client.whoAmI(signal);
  } catch (caught) {
    const problem = problemOf(caught);
    const isBarred = problem?.kind === "intercepted" && problem.status === 403;
    if (problem?.kind !== "forbidden" && problem?.kind !== "notFound" && !isBarred) {
      throw caught;
    }
    return undefined;
  }
}
