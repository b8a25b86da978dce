import { parseUrl } from "../core/base/parseUrl";

/**
 * The query of the next page, if the link to it is one to the same list. Only its query is taken:
 * behind a proxy APIs often give links with another scheme, and a token goes to its own origin
 * alone.
 */
export function nextQuery(
  next: string | undefined,
  path: string,
  baseUrl: string | undefined,
): string | undefined {
  const own = new URL(path.split("?")[0] ?? "", baseUrl ?? "http://unknown.invalid/");
  const link = next === undefined ? undefined : parseUrl(next, own);
  if (!link || link.search === "") {
    return undefined;
  }
  const isOwnHost = baseUrl === undefined || isSameHost(link, own);
  const isOwnPath =
    withSlash(link.pathname) === own.pathname ||
    (baseUrl === undefined && withSlash(link.pathname).endsWith(own.pathname));
  return isOwnHost && isOwnPath ? link.search : undefined;
}

function isSameHost(link: URL, own: URL): boolean {
  return link.hostname === own.hostname && (link.port === own.port || link.port === "");
}

function withSlash(path: string): string {
  return path.endsWith("/") ? path : `${path}/`;
}

/**
 * The query that asks for larger pages from the beginning, in the words of the API's own link.
 * Without the place in it: that is the first page's.
 */
export function largePageQuery(query: string, size: number): string {
  const parameters = new URLSearchParams(query);
  const name = parameters.has("limit") ? "limit" : "page_size";
  for (const place of ["page", "offset", "cursor"]) {
    parameters.delete(place);
  }
  parameters.set(name, String(size));
  return `?${parameters.toString()}`;
}
