import * as vscode from "vscode";
import { parseApiUrl, type ApiUrl } from "../core/base/apiUrl";
import { settingIds, type SettingId } from "../core/base/manifestIds";
import { groupings, type Grouping } from "../core/servers/serverGroups";
import { serverOrders, type ServerOrder } from "../core/servers/serverOrder";
import type { SshSettings } from "../core/servers/sshTarget";

export const shortestRefreshSeconds = 10;
export const longestRefreshSeconds = 24 * 3_600;
const defaultTimeoutSeconds = 30;
export const longestTimeoutSeconds = 600;

/** The current settings. An invalid value counts as the nearest valid one. */
export const settings = {
  apiUrl(): ApiUrl {
    return parseApiUrl(read(settingIds.apiUrl, ""));
  },

  /** 0 turns automatic refresh off. */
  refreshIntervalMs(): number {
    const seconds = read(settingIds.refreshInterval, 60);
    return seconds > 0
      ? Math.min(Math.max(seconds, shortestRefreshSeconds), longestRefreshSeconds) * 1_000
      : 0;
  },

  requestTimeoutMs(): number {
    const seconds = read(settingIds.requestTimeout, defaultTimeoutSeconds);
    return Math.min(seconds > 0 ? seconds : defaultTimeoutSeconds, longestTimeoutSeconds) * 1_000;
  },

  groupBy(): Grouping {
    const value = read(settingIds.groupBy, "location");
    return groupings.find((grouping) => grouping === value) ?? "location";
  },

  setGroupBy(grouping: Grouping): Promise<boolean> {
    return save(settingIds.groupBy, grouping);
  },

  sortBy(): ServerOrder {
    const value = read(settingIds.sortBy, "name");
    return serverOrders.find((order) => order === value) ?? "name";
  },

  setSortBy(order: ServerOrder): Promise<boolean> {
    return save(settingIds.sortBy, order);
  },

  confirmPowerActions(): boolean {
    return read(settingIds.confirmPowerActions, true);
  },

  stopConfirmingPowerActions(): Promise<boolean> {
    return save(settingIds.confirmPowerActions, false);
  },

  openDetailsOnClick(): boolean {
    return read(settingIds.openDetailsOnClick, true);
  },

  ssh(): SshSettings {
    return {
      user: read(settingIds.sshUser, "root"),
      port: read(settingIds.sshPort, 22),
      identityFile: read(settingIds.sshIdentityFile, ""),
    };
  },
};

/** False if VS Code can't write the settings: the file has errors, or nobody may write it. */
async function save(key: SettingId, value: unknown): Promise<boolean> {
  try {
    await vscode.workspace.getConfiguration().update(key, value, true);
    return true;
  } catch {
    return false;
  }
}

/** A value of another type than the default's is somebody's slip in settings.json. */
function read(key: SettingId, fallback: string): string;
function read(key: SettingId, fallback: number): number;
function read(key: SettingId, fallback: boolean): boolean;
function read(key: SettingId, fallback: unknown): unknown {
  const value = vscode.workspace.getConfiguration().get<unknown>(key);
  return typeof value === typeof fallback ? value : fallback;
}
