/** The names, apart from those of commands, by which package.json and the code know each other. */
export const extensionId = "vps-org.vps-servers";
export const serversViewId = "vps.servers";
export const panelType = "vps.server";
/** Of the resources by which rows with a color are known; no file has it. */
export const markScheme = "vps-mark";

export const settingIds = {
  apiUrl: "vps.apiUrl",
  refreshInterval: "vps.refreshInterval",
  requestTimeout: "vps.requestTimeout",
  groupBy: "vps.groupBy",
  sortBy: "vps.sortBy",
  confirmPowerActions: "vps.confirmPowerActions",
  openDetailsOnClick: "vps.openDetailsOnClick",
  snippets: "vps.snippets",
  sshUser: "vps.ssh.user",
  sshPort: "vps.ssh.port",
  sshIdentityFile: "vps.ssh.identityFile",
} as const;

export type SettingId = (typeof settingIds)[keyof typeof settingIds];

/** The colors that a server can be given. */
export const markColorIds = {
  red: "vps.mark.red",
  yellow: "vps.mark.yellow",
  green: "vps.mark.green",
  blue: "vps.mark.blue",
  purple: "vps.mark.purple",
} as const;

export const contextKeys = {
  view: "vps.view",
  failure: "vps.failure",
  hasFilter: "vps.hasFilter",
  panel: "vps.panel",
  selectionActions: "vps.selectionActions",
  isPreview: "vps.isPreview",
} as const;
