import type { PlantedFault } from "./plantedFaults";

/** What is sent, how often, and what is said of it. */
export const plantedInChanges: readonly PlantedFault[] = [
  {
    name: "a press counts for what the tab shows when it arrives",
    file: "panel/pageInbox.ts",
    text: "if (page === options.page) {",
    by: "if (page.length > 0) {",
  },
  {
    name: "a change is repeated when its response is lost",
    file: "core/changes/sendChange.ts",
    text: "const outcome = await this.#look(change, problem);",
    by: "await change.send(api).catch(() => undefined);\n        const outcome = await this.#look(change, problem);",
  },
  {
    name: "an order is repeated when its response is lost",
    file: "core/changes/serverCreation.ts",
    text: "const server = await api.createServer(request);",
    by: "const server = await api.createServer(request).catch(() => api.createServer(request));",
  },
  {
    name: "an order is not written down",
    file: "core/changes/creationLedger.ts",
    text: 'this.#trouble("written", this.store.write(attempt));',
    by: 'this.#trouble("written", Promise.resolve());',
  },
  {
    name: "an unknown order is struck off",
    file: "core/changes/serverCreation.ts",
    text: "    await ledger.update(unknown);",
    by: "    await ledger.strike(unknown);",
  },
  {
    name: "an order is forgotten as soon as no list has it",
    file: "core/changes/serverCreation.ts",
    text: "const looked = isWhole ? await this.#looked(attempt) : attempt;",
    by: "const looked = attempt;\n    if (isWhole && possible.length === 0) { await this.dependencies.ledger.strike(attempt); }",
  },
  {
    name: "any new server is taken for the one that was ordered",
    file: "core/changes/findOrdered.ts",
    text: "const named = fresh.filter((server) => hasItsName(server, request) && !isOlder(server));",
    by: "const named = fresh.filter((server) => !isOlder(server));",
  },
  {
    name: "an order like an unknown one is sent without a question",
    file: "core/changes/findOrdered.ts",
    text: 'return same(one.name, other.name) || (one.hostname !== "" && same(one.hostname, other.hostname));',
    by: "return one === other;",
  },
  {
    name: "a lost request counts as not sent",
    file: "core/base/evidence.ts",
    text: 'if (evidence?.reach === "notSent") {',
    by: 'if (evidence?.reach === "notSent" || evidence?.reach === "sent") {',
  },
  {
    name: "a lost request counts as carried out",
    file: "core/changes/sendChange.ts",
    text: "if (!now || !change.isDone(now)) {",
    by: "if (!now) {",
  },
  {
    name: "a deletion is taken for done when nobody answers",
    file: "core/changes/sendChange.ts",
    text: 'return isSignedIn && !details && store.isGone(ref) ? "gone" : details;',
    by: 'return isSignedIn && !details ? "gone" : details;',
  },
  {
    name: "a refused change stays pending",
    file: "core/changes/sendChange.ts",
    text: "      end();\n      if (!problem) {",
    by: "      if (!problem) {",
  },
  {
    name: "a deleted server stays in the list",
    file: "core/changes/deletionChange.ts",
    text: 'afterYes: () => "gone",',
    by: "afterYes: () => ({}),",
  },
  {
    name: "a batch acts on its first server alone",
    file: "core/changes/serverPower.ts",
    text: "?? this.#act(ref, action),",
    by: "?? this.#act(refs[0] ?? ref, action),",
  },
  {
    name: "a batch counts all of its servers as done",
    file: "commands/many/sayBatch.ts",
    text: "[done(counts.done, ends.length), ...rest]",
    by: "[done(ends.length, ends.length), ...rest]",
  },
  {
    name: "a row that has gone stands for the panel in front",
    file: "commands/choice/meantServer.ts",
    text: "return active && (clicked === undefined || isAddressOfEditor(clicked))",
    by: 'return active && (typeof clicked === "symbol" || clicked === undefined)',
  },
  {
    name: "stopping asks nobody",
    file: "commands/power/confirmPower.ts",
    text: '(action === "start" && order.targets.length === 1)',
    by: '(action === "stop" || (action === "start" && order.targets.length === 1))',
  },
  {
    name: "the typed name is not asked for",
    file: "ui/notifier.ts",
    text: "const isPassed = button !== undefined && (!hurdle || (await hurdle()));",
    by: 'const isPassed = button !== undefined && (!hurdle || message !== "");',
  },
  {
    name: "a batch does not wait for the end of a pause",
    file: "core/changes/batch.ts",
    text: 'if (refusal?.kind !== "rateLimited") {',
    by: "if (refusal === undefined) {",
  },
];
