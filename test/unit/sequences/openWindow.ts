import { join } from "node:path";
import { systemNewId } from "../../../src/files/newId";
import { systemStorage } from "../../../src/files/storage";
import { AccountClients } from "../../../src/auth/accountClients";
import { Accounts } from "../../../src/auth/accounts";
import { AccountStore } from "../../../src/auth/accountStore";
import { verifyToken } from "../../../src/auth/verifyToken";
import type { Clock } from "../../../src/core/base/clock";
import { createChanges } from "../../../src/core/fleet/createChanges";
import { createFleet } from "../../../src/core/fleet/createFleet";
import { AccountSync } from "../../../src/sync/accountSync";
import { AttemptFiles } from "../../../src/sync/attemptFiles";
import { KeptLists } from "../../../src/sync/keptLists";
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
    newId: systemNewId,
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
    paceOf: (key) => fleet.paces.of(key),
  });
  const fleet = createFleet({
    apiOf: (accountKey) => clients.of(accountKey),
    clock,
    logger,
    attempts: new AttemptFiles(join(cacheFolder, "orders"), systemStorage),
  });
  const { store, refresher } = fleet;
  const lists = new KeptLists({
    store,
    cache: new ListCache(cacheFolder, systemStorage),
    clock,
    logger,
  });
  /** The accounts whose recorded data was removed. */
  const removed: string[] = [];
  const usage = { removeAccount: (key: string) => Promise.resolve(void removed.push(key)) };
  const belongings = [fleet.ledger, usage];
  const sync = new AccountSync({ accounts, store, refresher, lists, belongings, clock, logger });
  return {
    ...fleet,
    ...createChanges(fleet),
    accounts,
    clients,
    sync,
    logger,
    removed,
    /** As the command does once the person has pasted the token. */
    signIn: async ({ token } = defaultAccount) => {
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
      for (const part of [accounts, clients, store, lists, sync]) {
        part.dispose();
      }
    },
  };
}
