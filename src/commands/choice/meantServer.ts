import { serverKey, type ServerRef } from "../../core/servers/server";

/**
 * What a command acts on that the Command Palette or the title of an editor has called: the server
 * whose details are the active editor. Everything else stays what it is, also a row that is lost.
 */
export function meantServer(clicked: unknown, active: ServerRef | undefined): unknown {
  return active && (clicked === undefined || isAddressOfEditor(clicked))
    ? serverKey(active)
    : clicked;
}

/** The title of an editor passes its `Uri`. */
function isAddressOfEditor(clicked: unknown): boolean {
  return typeof clicked === "object" && clicked !== null && "scheme" in clicked;
}
