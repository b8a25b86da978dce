/** Every command of the extension. A test compares the list with the manifest. */
export const commandIds = [
  "vps.signIn",
  "vps.signOut",
  "vps.servers.refresh",
  "vps.servers.filter",
  "vps.servers.clearFilter",
  "vps.servers.groupBy",
  "vps.server.create",
  "vps.server.show",
  "vps.server.start",
  "vps.server.stop",
  "vps.server.reboot",
  "vps.server.rename",
  "vps.server.edit",
  "vps.server.enableBackups",
  "vps.server.disableBackups",
  "vps.server.delete",
  "vps.server.copyIp",
  "vps.server.copyAs",
  "vps.server.openTerminal",
  "vps.server.openRemoteWindow",
  "vps.openDashboard",
  "vps.showLog",
] as const;

export type CommandId = (typeof commandIds)[number];
