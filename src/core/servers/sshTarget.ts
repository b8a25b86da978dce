import type { Server } from "./server";

export interface SshSettings {
  readonly user: string;
  readonly port: number;
  /** Path of a private key; empty for ssh's own choice. */
  readonly identityFile: string;
}

export type SshFault =
  "noAddress" | "onlyNetwork" | "badAddress" | "badUser" | "badPort" | "badIdentityFile";

export interface ReachableTarget {
  readonly ok: true;
  readonly args: readonly string[];
  readonly host: string;
}

export type SshTarget = ReachableTarget | { readonly ok: false; readonly fault: SshFault };

/** Without these, ssh waits for minutes or forever where nothing responds, and says nothing. */
const patience = ["-o", "ConnectTimeout=30", "-o", "ServerAliveInterval=15"];

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const ipv6 = /^(?=.*:.*:)[0-9a-f:]{2,39}(?:\.\d{1,3}){0,3}$/i;
const network = /^[0-9a-f.:]{2,45}\/\d{1,3}$/i;
const userName = /^[a-z_][a-z0-9_.-]{0,63}$/i;

/**
 * The arguments for the system's ssh. The address comes from the API and the rest from settings,
 * and ssh reads an argument that starts with a hyphen as an option: so only plain addresses and
 * names get through, and "--" ends the options.
 */
export function sshTarget(server: Server, settings: SshSettings): SshTarget {
  const host = server.ipv4 ?? server.ipv6;
  if (host === undefined) {
    return { ok: false, fault: "noAddress" };
  }
  if (network.test(host)) {
    return { ok: false, fault: "onlyNetwork" };
  }
  if (!ipv4.test(host) && !ipv6.test(host)) {
    return { ok: false, fault: "badAddress" };
  }
  const fault = sshFaultOf(settings);
  if (fault) {
    return { ok: false, fault };
  }
  const identity = settings.identityFile === "" ? [] : ["-i", settings.identityFile];
  return {
    ok: true,
    host,
    args: [...patience, "-p", String(settings.port), ...identity, "-l", settings.user, "--", host],
  };
}

/** What is wrong with how to connect, wherever to. */
export function sshFaultOf({ user, port, identityFile }: SshSettings): SshFault | undefined {
  if (!userName.test(user)) {
    return "badUser";
  }
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return "badPort";
  }
  return hasControlCharacter(identityFile) || identityFile.startsWith("-")
    ? "badIdentityFile"
    : undefined;
}

function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
