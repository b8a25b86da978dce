import type { AccountIdentity, VpsClient } from "../api/vpsClient";
import { problemOf } from "../core/base/problemError";
import type { ServerList } from "../core/servers/serverList";

export interface TokenOwner extends AccountIdentity {
  /** What the token shows, where the API does not tell whose it is. */
  readonly list?: ServerList;
}

/**
 * Asks the API whose token this is. Where it may not tell, or knows no such call, the server list
 * proves the token, and nobody knows whose it is. Rejects with a `ProblemError`.
 */
export async function verifyToken(
  client: Pick<VpsClient, "whoAmI" | "listServers">,
  signal?: AbortSignal,
): Promise<TokenOwner> {
  try {
    return await client.whoAmI(signal);
  } catch (caught) {
    const problem = problemOf(caught);
    const isBarred = problem?.kind === "intercepted" && problem.status === 403;
    if (problem?.kind !== "forbidden" && problem?.kind !== "notFound" && !isBarred) {
      throw caught;
    }
    const list = await client.listServers({}, signal);
    return { email: undefined, tokenName: undefined, list };
  }
}
