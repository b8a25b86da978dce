/** The names, apart from those of commands, by which package.json and the code know each other. */
export const extensionId = "vps-org.vps-servers";
export const serversViewId = "vps.servers";
export const panelType = "vps.server";

export const settingIds = {
  apiUrl: "vps.apiUrl",
  refreshInterval: "vps.refreshInterval",
  requestTimeout: "vps.requestTimeout",
  groupBy: "vps.groupBy",
  confirmPowerActions: "vps.confirmPowerActions",
  openDetailsOnClick: "vps.openDetailsOnClick",
  snippets: "vps.snippets",
  sshUser: "vps.ssh.user",
  sshPort: "vps.ssh.port",
  sshIdentityFile: "vps.ssh.identityFile",
} as const;

export type SettingId = (typeof settingIds)[keyof typeof settingIds];

export const contextKeys = {
  view: "vps.view",
  failure: "vps.failure",
  hasFilter: "vps.hasFilter",
  panel: "vps.panel",
  selectionActions: "vps.selectionActions",
  isPreview: "vps.isPreview",
} as const;
