import { sshFaultOf, type SshSettings } from "./sshTarget";

/** How to connect to one server, as far as it differs from the settings. */
export type SshOptions = Partial<SshSettings>;

const harmless: SshSettings = { user: "root", port: 22, identityFile: "" };

/** What was kept by any version of the extension; what no connection could use counts as missing. */
export function parseSshOptions(kept: unknown): SshOptions {
  if (typeof kept !== "object" || kept === null) {
    return {};
  }
  const read = Object.entries(harmless).flatMap(([name, like]) => {
    const value: unknown = Reflect.get(kept, name);
    const isUsable =
      typeof value === typeof like && sshFaultOf({ ...harmless, [name]: value }) === undefined;
    return isUsable ? [[name, value] as const] : [];
  });
  return Object.fromEntries(read);
}
