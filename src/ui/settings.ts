import * as vscode from "vscode";
import { parseApiUrl, type ApiUrl } from "../core/base/apiUrl";
import { groupings, type Grouping } from "../core/servers/serverGroups";
import type { SshSettings } from "../core/servers/sshTarget";

const shortestRefreshSeconds = 10;
const defaultTimeoutSeconds = 30;

/** The current settings. An invalid value counts as the nearest valid one. */
export const settings = {
  apiUrl(): ApiUrl {
    return parseApiUrl(read("apiUrl", ""));
  },

  /** 0 turns automatic refresh off. */
  refreshIntervalMs(): number {
    const seconds = read("refreshInterval", 60);
    return seconds <= 0 ? 0 : Math.max(seconds, shortestRefreshSeconds) * 1_000;
  },

  requestTimeoutMs(): number {
    const seconds = read("requestTimeout", defaultTimeoutSeconds);
    return (seconds > 0 ? seconds : defaultTimeoutSeconds) * 1_000;
  },

  groupBy(): Grouping {
    const value = read("groupBy", "location");
    return groupings.find((grouping) => grouping === value) ?? "location";
  },

  async setGroupBy(grouping: Grouping): Promise<void> {
    await vscode.workspace.getConfiguration("vps").update("groupBy", grouping, true);
  },

  confirmPowerActions(): boolean {
    return read("confirmPowerActions", true);
  },

  async stopConfirmingPowerActions(): Promise<void> {
    await vscode.workspace.getConfiguration("vps").update("confirmPowerActions", false, true);
  },

  ssh(): SshSettings {
    return {
      user: read("ssh.user", "root"),
      port: read("ssh.port", 22),
      identityFile: read("ssh.identityFile", ""),
    };
  },
};

/** A value whose type differs from the default's is a mistake in settings.json. */
function read(key: string, fallback: string): string;
function read(key: string, fallback: number): number;
function read(key: string, fallback: boolean): boolean;
function read(key: string, fallback: unknown): unknown {
  const value = vscode.workspace.getConfiguration("vps").get<unknown>(key);
  return typeof value === typeof fallback ? value : fallback;
}
