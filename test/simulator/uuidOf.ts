import { createHash } from "node:crypto";

export type UuidKind = "server" | "plan" | "os" | "osFamily" | "location" | "sshKey";

const known = new Map<string, string>();

/** The UUID under which the thing with this number is known in the uuid world; always the same. */
export function uuidOf(kind: UuidKind, id: number | string): string {
  const thing = `${kind} ${id}`;
  const uuid = known.get(thing) ?? hashed(thing);
  known.set(thing, uuid);
  return uuid;
}

function hashed(thing: string): string {
  const hex = createHash("sha256").update(thing).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
