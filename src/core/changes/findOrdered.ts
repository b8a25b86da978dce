import { createsByUuid, type CreateRequest } from "../create/createAnswers";
import type { Server } from "../servers/server";
import type { CreationAttempt } from "./creationLedger";

/** What a list shows of an order whose answer was lost. */
export interface OrderedServers {
  /** The one that was ordered, if there can be no doubt. */
  readonly certain: Server | undefined;
  /** Those that it may be: the user has to decide. */
  readonly possible: readonly Server[];
}

type OrderedBefore = Pick<CreationAttempt, "request" | "idsBefore" | "knownUntilMs">;

/**
 * Finds what was ordered by ids that were not there before and by name, in whatever case the API
 * writes it. Times are compared with the API's own alone, since the clocks of two computers differ;
 * even those are too coarse to rule a server out, and only leave a doubt.
 */
export function findOrdered(
  { request, idsBefore, knownUntilMs }: OrderedBefore,
  servers: readonly Server[],
): OrderedServers {
  const before = new Set(idsBefore);
  const isOlder = ({ createdAtMs }: Server) =>
    (createdAtMs ?? Infinity) < (knownUntilMs ?? -Infinity);
  const fresh = servers.filter(({ id }) => !before.has(id));
  const named = fresh.filter((server) => hasItsName(server, request) && !isOlder(server));
  const [only] = named;
  // With none of them left it may be the list of another account, or one with other ids.
  const isSameList = before.size === 0 || fresh.length < servers.length;
  if (idsBefore && only && named.length === 1 && isSameList) {
    return { certain: only, possible: [] };
  }
  const alike = fresh.filter(
    (server) => hasItsName(server, request) || hasItsHostname(server, request),
  );
  return { certain: undefined, possible: alike };
}

/** True if two orders are so alike that the second may be the first over again. */
export function isAlike(one: CreateRequest, other: CreateRequest): boolean {
  return same(one.name, other.name) || (one.hostname !== "" && same(one.hostname, other.hostname));
}

/**
 * Where servers have no name of their own, the hostname stands for it, and where none was sent, the
 * API takes the first part of the hostname.
 */
function hasItsName(server: Server, request: CreateRequest): boolean {
  const [label = ""] = request.hostname.split(".");
  const isNamedByHost =
    hasItsHostname(server, request) &&
    (same(server.name, request.hostname) ||
      (createsByUuid(request.planId) && same(server.name, label)));
  return same(server.name, request.name) || isNamedByHost;
}

function hasItsHostname({ hostname }: Server, request: CreateRequest): boolean {
  const wanted = request.hostname === "" ? request.name : request.hostname;
  return hostname !== undefined && same(hostname, wanted);
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
