import type { SshSettings } from "./sshTarget";

/** The address of a remote window for a host of the user's ssh configuration. */
export function authorityOfHost(alias: string): string {
  return `ssh-remote+${alias}`;
}

/**
 * The address of a remote window without any configuration. VS Code makes capital letters small
 * and splits at colons, so what has them is written as the extensions for SSH do it themselves.
 */
export function authorityOfAddress(host: string, { user, port }: SshSettings): string {
  const isPlain = !host.includes(":") && user === user.toLowerCase();
  if (isPlain) {
    return `ssh-remote+${user}@${host}${port === 22 ? "" : `:${String(port)}`}`;
  }
  const parts = new TextEncoder().encode(JSON.stringify({ hostName: host, user, port }));
  return `ssh-remote+${[...parts].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
