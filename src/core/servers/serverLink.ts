import { idPattern } from "../base/idPattern";

/** What a link from outside may say: which server's details should be opened, and nothing else. */
export interface ServerLink {
  readonly serverId: string;
  /** The label or the e-mail of the account. Undefined if the link names none. */
  readonly account: string | undefined;
}

interface LinkParts {
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

const pathPattern = /^\/server\/([^/]+)$/;
const queryPattern = /^account=([^&=]{1,254})$/;

/** Undefined for anything but `/server/ID` and `/server/ID?account=NAME`. */
export function parseServerLink({ path, query, fragment }: LinkParts): ServerLink | undefined {
  const serverId = pathPattern.exec(path)?.[1];
  const account = queryPattern.exec(query)?.[1];
  const isUnderstood = fragment === "" && (query === "" || account !== undefined);
  return serverId !== undefined && idPattern.test(serverId) && isUnderstood
    ? { serverId, account }
    : undefined;
}
