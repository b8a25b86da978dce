import { serverKey, type ServerRef } from "../../core/servers/server";
import type { ServerStore } from "../../core/servers/serverStore";
import { lostRow } from "./lostRow";
import { isGroupRow, isServerRow, refsOf } from "./rows";

/** True for a row, or an id, of a server that is in the list: such a command waits for nothing. */
export function isKnownServer(clicked: unknown, store: ServerStore): boolean {
  return typeof clicked === "string"
    ? knownRef(clicked, store) !== undefined
    : clicked === lostRow || isServerRow(clicked) || isGroupRow(clicked);
}

/** The server of a row, or that a `serverKey` names; none if it is not in the list. */
export function knownRefs(clicked: unknown, store: ServerStore): readonly ServerRef[] {
  const ref = typeof clicked === "string" ? knownRef(clicked, store) : undefined;
  return isServerRow(clicked) ? refsOf(clicked, []) : ref ? [ref] : [];
}

/** The server that a `serverKey` names. */
export function knownRef(key: string, store: ServerStore): ServerRef | undefined {
  return store
    .accounts()
    .map(({ key: accountKey }) => ({ accountKey, serverId: key.slice(accountKey.length + 1) }))
    .find((ref) => serverKey(ref) === key && store.find(ref) !== undefined);
}
