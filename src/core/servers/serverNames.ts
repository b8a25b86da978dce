import type { Server } from "./server";

export type NameFault = "empty" | "characters" | "tooLong";
export type HostnameFault = "notFullName" | "characters" | "tooLong";

const longestName = 255;
const longestHostname = 253;
/** A longer number is no count: nobody has that many servers. */
const mostDigits = 6;
const hostnameLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** docs/api.md: letters, digits and hyphens. Undefined where the name is fine. */
export function nameFault(name: string): NameFault | undefined {
  if (name === "") {
    return "empty";
  }
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    return "characters";
  }
  return name.length > longestName ? "tooLong" : undefined;
}

/** The document: a fully qualified domain name. Empty is for the caller to allow or not. */
export function hostnameFault(hostname: string): HostnameFault | undefined {
  if (hostname.length > longestHostname) {
    return "tooLong";
  }
  const labels = hostname.split(".");
  if (!labels.every((label) => hostnameLabel.test(label))) {
    return "characters";
  }
  return labels.length < 2 ? "notFullName" : undefined;
}

type Addressed = Pick<Server, "ipv4" | "ipv6" | "id">;

/** The name, and what tells the server from others of that name, if there are any. */
export function nameAmong(
  server: Addressed & Pick<Server, "name">,
  othersNames: readonly string[],
): string {
  const { name } = server;
  return othersNames.includes(name) ? `${name} · ${addressOrId(server)}` : name;
}

/** What tells a server from others of its name. */
export function addressOrId({ ipv4, ipv6, id }: Addressed): string {
  return ipv4 ?? ipv6 ?? id;
}

/**
 * Continues the longest series among the person's own names: after "web-server-01" comes
 * "web-server-02". Empty where there is no series.
 */
export function suggestName(names: readonly string[]): string {
  const series = new Map<string, { numbers: number[]; width: number }>();
  for (const name of names) {
    const { stem, digits } = /^(?<stem>.*?)(?<digits>\d+)$/.exec(name)?.groups ?? {};
    const isCounted = digits !== undefined && digits.length <= mostDigits;
    if (stem !== undefined && isCounted && nameFault(name) === undefined) {
      const known = series.get(stem) ?? { numbers: [], width: 0 };
      known.numbers.push(Number(digits));
      series.set(stem, { ...known, width: Math.max(known.width, digits.length) });
    }
  }
  const [longest] = [...series].sort(([, a], [, b]) => b.numbers.length - a.numbers.length);
  if (!longest) {
    return "";
  }
  const [stem, { numbers, width }] = longest;
  const next = `${stem}${String(Math.max(...numbers) + 1).padStart(width, "0")}`;
  return nameFault(next) === undefined ? next : "";
}
