import type { TextRule } from "./fieldReader";

const label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const host = new RegExp(`^${label}(\\.${label})*$`);

export const serverName: TextRule = (text) =>
  /^[A-Za-z0-9-]+$/.test(text)
    ? undefined
    : "Server name may contain only letters, numbers and hyphens.";

export const hostName: TextRule = (text) =>
  host.test(text) && text.length <= 253 ? undefined : "Enter a valid hostname.";

/** A full domain name: at least two labels. */
export const fullHostName: TextRule = (text) =>
  text.includes(".") && hostName(text) === undefined
    ? undefined
    : "Enter a fully qualified domain name.";

export const anyText: TextRule = () => undefined;
