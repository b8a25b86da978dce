import type { Server } from "./server";

/** Kept since each letter that is typed looks through all of them again: 5 ms of 10,000 servers. */
const searchedTexts = new WeakMap<Server, string>();

/** What was found last, for rows and the line above them ask for the same. */
const lastFound = new WeakMap<readonly Server[], Found>();

interface Found {
  readonly filter: string;
  readonly servers: readonly Server[];
}

/** Those that match; the very same array if there is nothing to look for. */
export function filterServers(servers: readonly Server[], filter: string): readonly Server[] {
  const words = wordsOf(filter);
  if (words.length === 0) {
    return servers;
  }
  const last = lastFound.get(servers);
  if (last?.filter === filter) {
    return last.servers;
  }
  const found = servers.filter((server) => matchesAll(server, words));
  lastFound.set(servers, { filter, servers: found });
  return found;
}

/** True where every word of the filter stands somewhere in what the row tells of the server. */
export function matchesFilter(server: Server, filter: string): boolean {
  return matchesAll(server, wordsOf(filter));
}

function wordsOf(filter: string): readonly string[] {
  return filter.toLowerCase().split(/\s+/).filter(Boolean);
}

function matchesAll(server: Server, words: readonly string[]): boolean {
  const text = searchedText(server);
  // Without a colon a word such as "db" or "fe" would be found in most IPv6 addresses.
  return words.every(
    (word) =>
      text.includes(word) ||
      (word.includes(":") && (server.ipv6?.toLowerCase().includes(word) ?? false)),
  );
}

function searchedText(server: Server): string {
  const known = searchedTexts.get(server);
  if (known !== undefined) {
    return known;
  }
  const { name, hostname, status, ipv4, location, plan, os } = server;
  const text = [name, hostname, status, ipv4, location, plan?.name, os?.name]
    .join("\n")
    .toLowerCase();
  searchedTexts.set(server, text);
  return text;
}
