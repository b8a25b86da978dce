import { AccountClients } from "../../../src/auth/accountClients";
import { Accounts } from "../../../src/auth/accounts";
import { AccountStore } from "../../../src/auth/accountStore";
import { verifyToken } from "../../../src/auth/verifyToken";
import type { Clock } from "../../../src/core/base/clock";
import { ServerCreation } from "../../../src/core/changes/serverCreation";
import { ServerDeletion } from "../../../src/core/changes/serverDeletion";
import { ServerEdits } from "../../../src/core/changes/serverEdits";
import { ServerPower } from "../../../src/core/changes/serverPower";
import { ServerRefresher } from "../../../src/core/refresh/serverRefresher";
import { ServerStore } from "../../../src/core/servers/serverStore";
import { AccountSync } from "../../../src/sync/accountSync";
import { ListCache } from "../../../src/sync/listCache";
import type { MemorySecrets } from "../../fakes/memorySecrets";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { defaultAccount } from "../../simulator/accountRecords";

export interface WindowOptions {
  readonly secrets: MemorySecrets;
  readonly apiUrl: () => string;
  readonly cacheFolder: string;
  readonly clock: Clock;
  readonly timeoutMs: () => number;
}

export type OpenWindow = ReturnType<typeof openWindow>;

/** One window, wired as src/extension.ts does it, without its views. */
export function openWindow({ secrets, apiUrl, cacheFolder, clock, timeoutMs }: WindowOptions) {
  const logger = new RecordingLogger();
  const accounts = new Accounts({
    store: new AccountStore({ secrets, clock, logger }),
    clock,
    apiUrl,
    environmentToken: undefined,
    onStorageFailed: () => undefined,
  });
  const clients = new AccountClients(accounts, {
    userAgent: "vps-servers/1.2.3",
    timeoutMs,
    clock,
    logger,
    random: () => 0.5,
  });
  const store = new ServerStore();
  const sourceOf = (accountKey: string) => clients.of(accountKey);
  const refresher = new ServerRefresher(store, sourceOf, clock);
  const cache = new ListCache(cacheFolder);
  const history = { removeAccount: () => Promise.resolve() };
  const sync = new AccountSync({ accounts, store, refresher, cache, history, logger });
  return {
    accounts,
    clients,
    store,
    refresher,
    sync,
    logger,
    power: new ServerPower(store, refresher, sourceOf, clock),
    edits: new ServerEdits(store, refresher, sourceOf, clock),
    deletion: new ServerDeletion(store, refresher, sourceOf),
    creation: new ServerCreation(store, refresher, sourceOf, clock),
    /** As the command does once the user has pasted the token. */
    signIn: async () => {
      const { token } = defaultAccount;
      const { email } = await verifyToken(clients.create(apiUrl(), token));
      await accounts.add({
        label: email ?? "?",
        isPerson: Boolean(email),
        apiUrl: apiUrl(),
        token,
      });
    },
    signOut: async () => {
      for (const { key } of accounts.list()) {
        await accounts.remove(key);
      }
    },
    dispose: () => {
      for (const part of [accounts, clients, store, sync]) {
        part.dispose();
      }
    },
  };
}
