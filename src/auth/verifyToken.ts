import type { AccountIdentity, VpsClient } from "../api/vpsClient";
import { problemOf } from "../core/base/problemError";

/**
 * Asks the API whose token this is. Where it may not tell, or knows no such call, the server list
 * proves the token, and nobody knows whose it is. Rejects with a `ProblemError`.
 */
export async function verifyToken(
  client: Pick<VpsClient, "whoAmI" | "listServers">,
  signal?: AbortSignal,
): Promise<AccountIdentity> {
  try {
    return await client.whoAmI(signal);
  } catch (caught) {
    const kind = problemOf(caught)?.kind;
    if (kind !== "forbidden" && kind !== "notFound") {
      throw caught;
    }
    await client.listServers(signal);
    return { email: undefined, tokenName: undefined };
  }
}
