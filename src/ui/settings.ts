import * as vscode from "vscode";
import { parseApiUrl, type ApiUrl } from "../core/base/apiUrl";
import { settingIds, type SettingId } from "../core/base/manifestIds";
import { groupings, type Grouping } from "../core/servers/serverGroups";
import type { SshSettings } from "../core/servers/sshTarget";

const shortestRefreshSeconds = 10;
const defaultTimeoutSeconds = 30;

/** The current settings. An invalid value counts as the nearest valid one. */
export const settings = {
  apiUrl(): ApiUrl {
    return parseApiUrl(read(settingIds.apiUrl, ""));
  },

  /** 0 turns automatic refresh off. */
  refreshIntervalMs(): number {
    const seconds = read(settingIds.refreshInterval, 60);
    return seconds <= 0 ? 0 : Math.max(seconds, shortestRefreshSeconds) * 1_000;
  },

  requestTimeoutMs(): number {
    const seconds = read(settingIds.requestTimeout, defaultTimeoutSeconds);
    return (seconds > 0 ? seconds : defaultTimeoutSeconds) * 1_000;
  },

  groupBy(): Grouping {
    const value = read(settingIds.groupBy, "location");
    return groupings.find((grouping) => grouping === value) ?? "location";
  },

  async setGroupBy(grouping: Grouping): Promise<void> {
    await vscode.workspace.getConfiguration().update(settingIds.groupBy, grouping, true);
  },

  confirmPowerActions(): boolean {
    return read(settingIds.confirmPowerActions, true);
  },

  async stopConfirmingPowerActions(): Promise<void> {
    await vscode.workspace.getConfiguration().update(settingIds.confirmPowerActions, false, true);
  },

  ssh(): SshSettings {
    return {
      user: read(settingIds.sshUser, "root"),
      port: read(settingIds.sshPort, 22),
      identityFile: read(settingIds.sshIdentityFile, ""),
    };
  },
};

/** A value of another type than the default's is somebody's slip in settings.json. */
function read(key: SettingId, fallback: string): string;
function read(key: SettingId, fallback: number): number;
function read(key: SettingId, fallback: boolean): boolean;
function read(key: SettingId, fallback: unknown): unknown {
  const value = vscode.workspace.getConfiguration().get<unknown>(key);
  return typeof value === typeof fallback ? value : fallback;
}
