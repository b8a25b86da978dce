import type { PlantedFault } from "./plantedFaults";

/** What is believed of which response, and when is asked again. */
export const plantedInReads: readonly PlantedFault[] = [
  {
    name: "an older response is believed over a newer list",
    file: "core/servers/numberLine.ts",
    text: "this.#wholeList = order;",
    by: "this.#wholeList = 0;",
  },
  {
    name: "the order of single responses is ignored",
    file: "core/servers/accountServers.ts",
    text: "const isNewest = !this.#line.hasNewer(id, order) && !this.#absence.wasJustDeleted(id);",
    by: "const isNewest = order > 0 && !this.#absence.wasJustDeleted(id);",
  },
  {
    name: "a list brings back what was just deleted",
    file: "core/servers/absence.ts",
    text: "return this.#isRecent(this.#deletedAtMs, serverId);",
    by: 'return serverId === "";',
  },
  {
    name: "an accepted change is not believed for a while",
    file: "core/servers/grace.ts",
    text: "export const graceMs = 20_000;",
    by: "export const graceMs = 0;",
  },
  {
    name: "any response ends a pending change",
    file: "core/servers/pendingChanges.ts",
    text: "if (isLater && (isOver || (!isOlder && change.isConfirmedBy(server)))) {",
    by: "if (isLater) {",
  },
  {
    name: "what a list lacks is taken for gone",
    file: "core/refresh/confirmMissing.ts",
    text: "    await areGone(missing());\n    return;",
    by: "    for (const id of missing()) { store.update(accountKey, (s) => s.removeVanished(s.nextOrder(), id, clock.now())); }\n    return;",
  },
  {
    name: "a missing server is never asked for",
    file: "core/refresh/serverRefresher.ts",
    text: "if (!result.problem) {\n      await confirmMissing",
    by: "if (result.problem) {\n      await confirmMissing",
  },
  {
    name: "a failed list counts as fresh",
    file: "core/servers/accountServers.ts",
    text: "      this.#state.set({ problem });",
    by: "      this.#state.set({ problem, asOfMs: Date.now() });",
  },
  {
    name: "a pause is not kept",
    file: "core/refresh/accountPace.ts",
    text: "if (forMs === 0 || untilMs <= this.#pausedUntilMs) {",
    by: "if (forMs >= 0) {",
  },
  {
    name: "a panel keeps a server that has gone",
    file: "core/refresh/serverDetailsFeed.ts",
    text: 'return !listed && this.options.store.isGone(this.ref) ? "gone" : "open";',
    by: 'return !listed && this.options.store.isGone(this.ref) ? "open" : "open";',
  },
  {
    name: "polls ignore the pause",
    file: "core/refresh/poller.ts",
    text: "if (pauseMs === 0 && this.#isVisible) {",
    by: "if (this.#isVisible) {",
  },
  {
    name: "polls end after the first failure",
    file: "core/refresh/poller.ts",
    text: "      this.#schedule(await this.options.poll());",
    by: '      if ((await this.options.poll()) === "failed") { return; }\n      this.#schedule("ok");',
  },
  {
    name: "timers outlive their window",
    file: "core/base/endingClock.ts",
    text: "    this.#isEnded = true;\n",
    by: "    this.#timers.clear();\n",
  },
  {
    name: "a listener to settings outlives its window",
    file: "extension.ts",
    text: "    settingsListener,\n",
    by: "",
  },
  {
    name: "a list is read from another account's file",
    file: "sync/listCache.ts",
    text: "return join(this.folder, `${accountKey}.json`);",
    by: "return join(this.folder, `${accountKey.slice(0, 0)}lists.json`);",
  },
  {
    name: "a kept list has the time of now",
    file: "sync/keptLists.ts",
    text: "cached.asOfMs);\n      });",
    by: "this.dependencies.clock.now());\n      });",
  },
];
