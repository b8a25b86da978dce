/** "vps.server.start" for "start". */
const serverCommands = idsOf("vps.server.", [
  "create",
  "show",
  "showToSide",
  "keepOpen",
  "start",
  "stop",
  "reboot",
  "rollingReboot",
  "rename",
  "edit",
  "backups",
  "enableBackups",
  "disableBackups",
  "delete",
  "pin",
  "unpin",
  "editNote",
  "setColor",
  "linkWorkspace",
  "unlinkWorkspace",
  "protect",
  "unprotect",
  "copyIp",
  "copyAs",
  "openTerminal",
  "openRemoteWindow",
  "sshOptions",
  "runSnippet",
]);

/** "vps.servers.filter" for "filter". */
const viewCommands = idsOf("vps.servers.", [
  "refresh",
  "filter",
  "clearFilter",
  "groupBy",
  "sortBy",
  "goTo",
]);

/**
 * Every command of the extension by the name that its code uses. People's keybindings hold the
 * ids, so none may change. A test compares them with the manifest.
 */
export const commandIds = {
  ...serverCommands,
  ...viewCommands,
  signIn: "vps.signIn",
  signOut: "vps.signOut",
  signInAgain: "vps.account.signInAgain",
  renameAccount: "vps.account.rename",
  copyEmail: "vps.account.copyEmail",
  refreshGroup: "vps.group.refresh",
  createInGroup: "vps.group.createServer",
  resumeRollingReboot: "vps.rollingReboot.resume",
  workspaceMenu: "vps.workspace.showServer",
  writeSshConfig: "vps.ssh.writeConfig",
  removeSshConfig: "vps.ssh.removeConfig",
  pressPage: "vps.results.retry",
  openDashboard: "vps.openDashboard",
  showLog: "vps.showLog",
} as const satisfies Readonly<Record<string, `vps.${string}`>>;

export type CommandName = keyof typeof commandIds;

/** The commands that act on a server and take one. */
export type ServerCommandName = Exclude<keyof typeof serverCommands, "create">;

/** Whether a command takes a row, an id or nothing, and then asks for a server. */
export function isServerCommand(name: CommandName): name is ServerCommandName {
  return name !== "create" && name in serverCommands;
}

/** Each bundle has all of them, so they are written down once, without the ids that follow from them. */
function idsOf<Prefix extends string, Name extends string>(
  prefix: Prefix,
  names: readonly Name[],
): { readonly [Each in Name]: `${Prefix}${Each}` } {
  return Object.fromEntries(names.map((name) => [name, prefix + name])) as {
    [Each in Name]: `${Prefix}${Each}`;
  };
}
