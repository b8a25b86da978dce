import type { Server } from "./server";

/** True where every word of the filter stands somewhere in what the row tells of the server. */
export function matchesFilter(server: Server, filter: string): boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const text = searchedText(server).toLowerCase();
  return words.every((word) => text.includes(word));
}

function searchedText(server: Server): string {
  return [
    server.name,
    server.hostname,
    server.status,
    server.ipv4,
    server.ipv6,
    server.location,
    server.plan?.name,
    server.os?.name,
  ].join("\n");
}
