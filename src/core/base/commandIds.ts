/**
 * Every command of the extension by the name that its code uses. People's keybindings hold the
 * ids, so none may change. A test compares them with the manifest.
 */
export const commandIds = {
  signIn: "vps.signIn",
  signOut: "vps.signOut",
  signInAgain: "vps.account.signInAgain",
  renameAccount: "vps.account.rename",
  copyEmail: "vps.account.copyEmail",
  refresh: "vps.servers.refresh",
  refreshGroup: "vps.group.refresh",
  createInGroup: "vps.group.createServer",
  filter: "vps.servers.filter",
  clearFilter: "vps.servers.clearFilter",
  groupBy: "vps.servers.groupBy",
  sortBy: "vps.servers.sortBy",
  goTo: "vps.servers.goTo",
  create: "vps.server.create",
  show: "vps.server.show",
  showToSide: "vps.server.showToSide",
  keepOpen: "vps.server.keepOpen",
  start: "vps.server.start",
  stop: "vps.server.stop",
  reboot: "vps.server.reboot",
  rollingReboot: "vps.server.rollingReboot",
  resumeRollingReboot: "vps.rollingReboot.resume",
  rename: "vps.server.rename",
  edit: "vps.server.edit",
  backups: "vps.server.backups",
  enableBackups: "vps.server.enableBackups",
  disableBackups: "vps.server.disableBackups",
  delete: "vps.server.delete",
  pin: "vps.server.pin",
  unpin: "vps.server.unpin",
  editNote: "vps.server.editNote",
  setColor: "vps.server.setColor",
  linkWorkspace: "vps.server.linkWorkspace",
  unlinkWorkspace: "vps.server.unlinkWorkspace",
  workspaceMenu: "vps.workspace.showServer",
  protect: "vps.server.protect",
  unprotect: "vps.server.unprotect",
  copyIp: "vps.server.copyIp",
  copyAs: "vps.server.copyAs",
  openTerminal: "vps.server.openTerminal",
  openRemoteWindow: "vps.server.openRemoteWindow",
  pressPage: "vps.results.retry",
  runSnippet: "vps.server.runSnippet",
  openDashboard: "vps.openDashboard",
  showLog: "vps.showLog",
} as const satisfies Readonly<Record<string, `vps.${string}`>>;

export type CommandName = keyof typeof commandIds;

/** The commands that act on a server and take one. */
export type ServerCommandName = {
  [Name in CommandName]: (typeof commandIds)[Name] extends `vps.server.${string}` ? Name : never;
}[Exclude<CommandName, "create">];

/** Whether a command takes a row, an id or nothing, and then asks for a server. */
export function isServerCommand(name: CommandName): name is ServerCommandName {
  return name !== "create" && commandIds[name].startsWith(serverPrefix);
}

const serverPrefix = "vps.server.";
