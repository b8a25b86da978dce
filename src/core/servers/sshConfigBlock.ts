import type { Server } from "./server";
import type { SshSettings } from "./sshTarget";

/** A block for ~/.ssh/config. The address and user have been checked by `sshTarget`. */
export function sshConfigBlock(server: Server, address: string, settings: SshSettings): string {
  const alias = server.name.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^-+/, "");
  return [
    `Host ${alias === "" ? address : alias}`,
    `  HostName ${address}`,
    `  User ${settings.user}`,
    ...(settings.port === 22 ? [] : [`  Port ${String(settings.port)}`]),
    ...(settings.identityFile === ""
      ? []
      : [`  IdentityFile "${settings.identityFile.replaceAll('"', "")}"`]),
    "",
  ].join("\n");
}
