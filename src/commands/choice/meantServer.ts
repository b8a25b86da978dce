import { serverKey, type ServerRef } from "../../core/servers/server";

/**
 * What a command acts on that the Command Palette or the title of an editor has called: the server
 * whose details are the active editor. A row of the tree, and an ID, stay what they are.
 */
export function meantServer(clicked: unknown, active: ServerRef | undefined): unknown {
  return active && !isRowOrId(clicked) ? serverKey(active) : clicked;
}

function isRowOrId(clicked: unknown): boolean {
  return (
    typeof clicked === "string" ||
    (typeof clicked === "object" && clicked !== null && ("kind" in clicked || "row" in clicked))
  );
}
