import { systemClock } from "../../src/core/base/clock";
import type { Account } from "../../src/core/servers/account";
import type { Problem } from "../../src/core/base/problem";
import type { Server } from "../../src/core/servers/server";
import { ServerStore } from "../../src/core/servers/serverStore";
import { anAccount } from "../fakes/samples";

export interface AccountState {
  readonly account?: Account;
  /** None: no list has arrived yet. */
  readonly servers?: readonly Server[];
  readonly unreadableCount?: number;
  readonly isCut?: boolean;
  /** What the refresh after the list, if there was one, failed with. */
  readonly problem?: Problem;
}

const arrivedAtMs = Date.parse("2025-02-01T12:00:00Z");

/** A store in which the accounts' answers have arrived. */
export function storeOf(...accounts: readonly AccountState[]): ServerStore {
  const store = new ServerStore(systemClock);
  const signedIn = accounts.map(({ account }) => account ?? anAccount());
  store.setAccounts(signedIn);
  for (const [index, state] of accounts.entries()) {
    const { servers, unreadableCount = 0, isCut = false, problem } = state;
    store.update(signedIn[index]?.key ?? "", (known) => {
      if (servers) {
        const list = { servers, unreadableCount, isCut, isWhole: !isCut };
        known.listArrived(known.listAsked(), list, arrivedAtMs);
      }
      if (problem) {
        known.listFailed(known.listAsked(), problem);
      }
    });
  }
  return store;
}
