import type { SshSettings } from "./sshTarget";

/**
 * The command that a user can paste into a shell of this system. Undefined if the key's path can't
 * be written so that each of the system's shells takes it for a path.
 */
export function sshCommand(
  host: string,
  { user, port, identityFile }: SshSettings,
  isWindows: boolean,
): string | undefined {
  const key = identityFile === "" ? "" : quoted(identityFile, isWindows);
  return key === undefined
    ? undefined
    : ["ssh", "-p", String(port), ...(key === "" ? [] : ["-i", key]), `${user}@${host}`].join(" ");
}

function quoted(path: string, isWindows: boolean): string | undefined {
  if (isWindows) {
    // Inside double quotes, the Command Prompt replaces %…% and !…!, PowerShell $… and `….
    return /["%!$`“”„]|\\$/.test(path)
      ? undefined
      : /^[\w.:\\/-]+$/.test(path)
        ? path
        : `"${path}"`;
  }
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
