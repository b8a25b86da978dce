import type { PlantedFault } from "./plantedFaults";

/** Who is signed in, with which token, and what is kept of it. */
export const plantedInAccounts: readonly PlantedFault[] = [
  {
    name: "an account is asked with another one's token",
    file: "auth/accountClients.ts",
    text: "    const token = this.accounts.tokenOf(accountKey);\n    if",
    by: "    const token = this.accounts.tokenOf(this.accounts.list().at(-1)?.key ?? accountKey);\n    if",
  },
  {
    name: "retries go on after a sign-out",
    file: "auth/accountClients.ts",
    text: "return account?.apiUrl === apiUrl && this.accounts.tokenOf(accountKey) === token;",
    by: 'return account?.apiUrl === apiUrl || token !== "";',
  },
  {
    name: "an account goes to the address in the settings, whose it is not",
    file: "auth/accounts.ts",
    text: "(account) => apiUrl !== undefined && account.apiUrl === apiUrl,\n    );",
    by: '() => apiUrl !== undefined,\n    ).map((account) => ({ ...account, apiUrl: apiUrl ?? "" }));',
  },
  {
    name: "a window writes its accounts over those of another",
    file: "auth/accountKeeper.ts",
    text: "return mergeRecords(stored, this.#records);",
    by: "return this.#records.byKey.size > 0 ? this.#records : stored;",
  },
  {
    name: "a keyring that is locked counts as empty",
    file: "auth/accountStore.ts",
    text: '      this.#logTrouble("read", caught);\n      return "failed";',
    by: '      this.#logTrouble("read", caught);\n      return noRecords;',
  },
  {
    name: "a sign-out leaves no trace",
    file: "auth/accountRecords.ts",
    text: "return before && !before.signedOut ? withFewTraces(withRecord(records, trace)) : records;",
    by: "return before && !before.signedOut ? { ...records, byKey: new Map([...withFewTraces(withRecord(records, trace)).byKey].filter(([key]) => key !== accountKey)) } : records;",
  },
  {
    name: "an account that has gone keeps its rows",
    file: "core/servers/serverStore.ts",
    text: "    const known = new Map(this.#accounts);\n    this.#accounts.clear();",
    by: "    const known = new Map(this.#accounts);",
  },
  {
    name: "an account out of sight is forgotten as if signed out",
    file: "sync/accountSync.ts",
    text: "    store.setAccounts(now);\n",
    by: "    for (const { key } of store.accounts()) { if (!now.some((one) => one.key === key)) { this.#do(() => this.#forget(key)); } }\n    store.setAccounts(now);\n",
  },
  {
    name: "windows write accounts for each other without end",
    file: "auth/accountRecords.ts",
    text: "return recordText(one) < recordText(other) ? other : one;",
    by: "return recordText(one) <= recordText(other) ? other : one;",
  },
  {
    name: "usage stays after a sign-out",
    file: "history/usageHistory.ts",
    text: "await this.#queue(() => this.options.files.removeAccount(accountKey));",
    by: "await this.#queue(() => Promise.resolve());",
  },
  {
    name: "usage is removed with its server",
    file: "history/historyFiles.ts",
    text: "newestMs - changedMs > keptForMs && usedDaysSince(days, changedMs) >= fewestDays;",
    by: "newestMs - changedMs > keptForMs / 4_320;",
  },
  {
    name: "usage is written without what was there before",
    file: "history/usageHistory.ts",
    text: "entry.samples = mergeSamples(written.samples, entry.samples, this.options.clock.now());",
    by: "entry.samples = mergeSamples([], entry.samples, this.options.clock.now());",
  },
];
