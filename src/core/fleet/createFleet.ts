import type { Clock } from "../base/clock";
import type { Logger } from "../base/logger";
import { CreationLedger, type AttemptStore } from "../changes/creationLedger";
import { pacedApi } from "../changes/pacedApi";
import type { ServerApi } from "../changes/serverApi";
import { Paces } from "../refresh/accountPace";
import type { PauseStore } from "../refresh/pauseStore";
import { ServerRefresher } from "../refresh/serverRefresher";
import type { MarkMemory } from "../servers/protection";
import { ServerStore } from "../servers/serverStore";

export interface FleetOptions {
  /** Undefined once the account has signed out; another one once it has another token. */
  readonly apiOf: (accountKey: string) => ServerApi | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly attempts: AttemptStore;
  /** Without it, a pause is known to this window alone. */
  readonly pauses?: PauseStore;
  /** Without it, no server is protected. */
  readonly marks?: MarkMemory;
}

export type Fleet = ReturnType<typeof createFleet>;

/** The servers of all accounts and how they are kept up to date, wired in one place. */
export function createFleet({
  apiOf: directApiOf,
  clock,
  logger,
  attempts,
  pauses,
  marks,
}: FleetOptions) {
  const store = new ServerStore(clock, marks);
  const paces = new Paces(clock, pauses);
  const known = new Map<string, { readonly direct: ServerApi; readonly paced: ServerApi }>();
  const apiOf = (accountKey: string): ServerApi | undefined => {
    const direct = directApiOf(accountKey);
    const before = known.get(accountKey);
    if (!direct) {
      known.delete(accountKey);
      return undefined;
    }
    if (before?.direct === direct) {
      return before.paced;
    }
    const paced = pacedApi(direct, paces.of(accountKey));
    known.set(accountKey, { direct, paced });
    return paced;
  };
  const refresher = new ServerRefresher(store, apiOf, clock, paces);
  return {
    store,
    paces,
    refresher,
    apiOf,
    clock,
    logger,
    ledger: new CreationLedger(attempts, logger),
  };
}
