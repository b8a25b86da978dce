import * as vscode from "vscode";
import { settingIds, type SettingId } from "../core/base/manifestIds";
import { groupings } from "../core/servers/serverGroups";
import { serverOrders } from "../core/servers/serverOrder";
import type { Notifier } from "./notifier";
import { openSetting } from "./runCommand";
import { longestRefreshSeconds, longestTimeoutSeconds, shortestRefreshSeconds } from "./settings";

interface Rule {
  readonly id: SettingId;
  readonly isValid: (value: unknown) => boolean;
  /** What is done in place of it. */
  readonly describe: () => string;
}

const rules: readonly Rule[] = [
  {
    id: settingIds.groupBy,
    isValid: (value) => groupings.some((grouping) => grouping === value),
    describe: () => vscode.l10n.t("Servers are grouped by location instead."),
  },
  {
    id: settingIds.sortBy,
    isValid: (value) => serverOrders.some((order) => order === value),
    describe: () => vscode.l10n.t("Servers are sorted by name instead."),
  },
  {
    id: settingIds.refreshInterval,
    isValid: (value) =>
      value === 0 || isNumberWithin(value, shortestRefreshSeconds, longestRefreshSeconds),
    describe: () =>
      vscode.l10n.t(
        "It must be 0, or a number from {0} to {1}.",
        shortestRefreshSeconds,
        longestRefreshSeconds,
      ),
  },
  {
    id: settingIds.requestTimeout,
    isValid: (value) => isNumberWithin(value, 1, longestTimeoutSeconds),
    describe: () => vscode.l10n.t("It must be a number from {0} to {1}.", 1, longestTimeoutSeconds),
  },
  ...[settingIds.confirmPowerActions, settingIds.openDetailsOnClick].map((id) => ({
    id,
    isValid: (value: unknown) => typeof value === "boolean",
    describe: () => vscode.l10n.t("It must be true or false."),
  })),
];

/**
 * Says which settings have values that can't be used; each value once. Those for SSH and the
 * address are checked where they are needed, since nothing is done without them.
 */
export class InvalidSettings {
  readonly #said = new Set<string>();

  constructor(private readonly notifier: Notifier) {}

  /** Call when the settings are about to be used, and whenever they have changed. */
  look(): void {
    for (const { id, isValid, describe } of rules) {
      const value = vscode.workspace.getConfiguration().get<unknown>(id);
      const shown = JSON.stringify(value);
      if (!isValid(value) && !this.#said.has(`${id} ${shown}`)) {
        this.#said.add(`${id} ${shown}`);
        this.notifier.warn(
          `${vscode.l10n.t("The setting {0} can't be {1}.", id, shown)} ${describe()}`,
          { label: vscode.l10n.t("Open Settings"), run: () => openSetting(id) },
        );
      }
    }
  }
}

function isNumberWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === "number" && value >= least && value <= most;
}
