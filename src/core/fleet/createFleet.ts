import type { Clock } from "../base/clock";
import type { Logger } from "../base/logger";
import { CreationLedger, type AttemptStore } from "../changes/creationLedger";
import { pacedApi } from "../changes/pacedApi";
import { ChangeSender } from "../changes/sendChange";
import type { ServerApi } from "../changes/serverApi";
import { ServerCreation } from "../changes/serverCreation";
import { ServerDeletion } from "../changes/serverDeletion";
import { ServerEdits } from "../changes/serverEdits";
import { ServerPower } from "../changes/serverPower";
import { CatalogueLoader } from "../create/catalogueLoader";
import { Paces } from "../refresh/accountPace";
import { ServerRefresher } from "../refresh/serverRefresher";
import { ServerStore } from "../servers/serverStore";

export interface FleetOptions {
  /** Undefined once the account has signed out; another one once it has another token. */
  readonly apiOf: (accountKey: string) => ServerApi | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly attempts: AttemptStore;
}

export type Fleet = ReturnType<typeof createFleet>;

/** The servers of all accounts and everything that can be done with them, wired in one place. */
export function createFleet({ apiOf: directApiOf, clock, logger, attempts }: FleetOptions) {
  const store = new ServerStore(clock);
  const paces = new Paces(clock);
  const known = new Map<string, { readonly direct: ServerApi; readonly paced: ServerApi }>();
  const apiOf = (accountKey: string): ServerApi | undefined => {
    const direct = directApiOf(accountKey);
    const before = known.get(accountKey);
    if (!direct || before?.direct === direct) {
      return direct && before?.paced;
    }
    const paced = pacedApi(direct, paces.of(accountKey));
    known.set(accountKey, { direct, paced });
    return paced;
  };
  const refresher = new ServerRefresher(store, apiOf, clock, paces);
  const sender = new ChangeSender({ store, refresher, apiOf });
  const ledger = new CreationLedger(attempts, logger);
  const batches = { store, sender, clock, paces };
  return {
    store,
    paces,
    refresher,
    ledger,
    power: new ServerPower(batches),
    deletion: new ServerDeletion(batches),
    edits: new ServerEdits(sender),
    creation: new ServerCreation({ store, refresher, apiOf, ledger, clock }),
    catalogues: new CatalogueLoader(apiOf, logger, clock),
  };
}
