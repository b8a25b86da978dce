import { FieldReader } from "./fieldReader";
import type { ServerChanges } from "./serverStore";
import { fullHostName, serverName } from "./textRules";

export type CheckedUpdate =
  | { readonly changes: ServerChanges }
  | { readonly errors: Readonly<Record<string, readonly string[]>> };

/** Reads the body of an update: a PUT needs every field, a PATCH any of them. */
export function readUpdate(
  fields: Readonly<Record<string, unknown>>,
  method: "PUT" | "PATCH",
): CheckedUpdate {
  const reader = new FieldReader(fields);
  if (method === "PUT") {
    reader.require("name", "hostname", "backups_enabled");
  }
  const name = reader.text("name", serverName);
  const hostname = reader.textOrNone("hostname", fullHostName);
  const backupsEnabled = reader.flag("backups_enabled");
  if (!reader.valid) {
    return { errors: reader.errors };
  }
  return {
    changes: {
      ...(name !== undefined && { name }),
      ...(hostname !== undefined && { hostname }),
      ...(backupsEnabled !== undefined && { backupsEnabled }),
    },
  };
}
