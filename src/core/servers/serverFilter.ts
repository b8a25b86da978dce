import type { Server } from "./server";

/** True where every word of the filter stands somewhere in what the row tells of the server. */
export function matchesFilter(server: Server, filter: string): boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const text = searchedText(server).toLowerCase();
  const ipv6 = server.ipv6?.toLowerCase() ?? "";
  // Without a colon a word such as "db" or "fe" would be found in most IPv6 addresses.
  return words.every((word) => text.includes(word) || (word.includes(":") && ipv6.includes(word)));
}

function searchedText(server: Server): string {
  return [
    server.name,
    server.hostname,
    server.status,
    server.ipv4,
    server.location,
    server.plan?.name,
    server.os?.name,
  ].join("\n");
}
