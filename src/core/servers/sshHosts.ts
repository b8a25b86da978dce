import { serverKey, type ServerRef } from "./server";
import type { ServerView } from "./serverStore";
import { sshTarget, type SshSettings } from "./sshTarget";

/** A server as a host of an ssh configuration. */
export interface SshHost {
  readonly key: string;
  readonly alias: string;
  readonly block: string;
}

/** The hosts for all servers that can be connected to, by names that no two of them share. */
export function sshHosts(
  views: readonly ServerView[],
  settingsOf: (ref: ServerRef) => SshSettings,
): readonly SshHost[] {
  const counts = new Map<string, number>();
  for (const { server } of views) {
    counts.set(aliasOf(server.name), (counts.get(aliasOf(server.name)) ?? 0) + 1);
  }
  const taken = new Set<string>();
  return views.flatMap(({ account, server }) => {
    const ref = { accountKey: account.key, serverId: server.id };
    const named = aliasOf(server.name);
    const isShared = named === prefix || (counts.get(named) ?? 0) > 1;
    const alias = isShared ? `${named}-${plain(server.id)}`.replace("--", "-") : named;
    const settings = settingsOf(ref);
    const target = sshTarget(server, settings);
    const key = identityLine(settings.identityFile);
    if (!target.ok || key === undefined || taken.has(alias)) {
      return [];
    }
    taken.add(alias);
    const lines = [
      `Host ${alias}`,
      `  HostName ${target.host}`,
      `  User ${settings.user}`,
      `  Port ${String(settings.port)}`,
      // An address that goes to another server is no false alarm, and the same server no stranger.
      `  HostKeyAlias vps-id-${plain(server.id)}`,
      ...key,
    ];
    return [{ key: serverKey(ref), alias, block: `${lines.join("\n")}\n` }];
  });
}

const prefix = "vps-";

/** In small letters, since VS Code makes them small in the address of a window. */
function aliasOf(name: string): string {
  return `${prefix}${plain(name)}`;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** Undefined for a path that can't be written so that ssh reads it as it is. */
function identityLine(path: string): readonly string[] | undefined {
  if (path === "") {
    return [];
  }
  // ssh on Windows takes either slash, but drops one of two backslashes.
  const written = /^(?:[a-z]:\\|\\\\)/i.test(path) ? path.replaceAll("\\", "/") : path;
  return /["\\]/.test(written) ? undefined : [`  IdentityFile "${written}"`];
}
