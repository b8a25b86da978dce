import type { Catalogue } from "./catalogue";
import { FieldReader } from "./fieldReader";
import type { OsRecord, PlanRecord } from "./serverRecords";
import { anyText, fullHostName, hostName, serverName } from "./textRules";
import { uuidOf } from "./uuidOf";
import type { UuidKind } from "./uuidOf";

/** What a create asks for, whichever id world it was written in. */
export interface CreateRequest {
  readonly name: string;
  readonly hostname: string | null;
  readonly plan: PlanRecord;
  readonly os: OsRecord;
  readonly location: string;
  readonly backupsEnabled: boolean;
}

export type CheckedCreate =
  | { readonly request: CreateRequest }
  | { readonly errors: Readonly<Record<string, readonly string[]>> };

type Fields = Readonly<Record<string, unknown>>;

/** Reads the create body of the API document, call 2. */
export function readIntegerCreate(fields: Fields, catalogue: Catalogue): CheckedCreate {
  const reader = new FieldReader(fields);
  reader.require("name", "plan_id", "os_id", "location");
  const name = reader.text("name", serverName);
  const plan = byNumber(reader, "plan_id", catalogue.plans);
  const os = byNumber(reader, "os_id", catalogue.operatingSystems);
  const location = reader.text("location", (code) =>
    catalogue.locations.some((known) => known.code === code)
      ? undefined
      : `"${code}" is not a valid choice.`,
  );
  const hostname = reader.text("hostname", fullHostName) ?? null;
  byNumber(reader, "ssh_key_id", catalogue.sshKeys);
  const backupsEnabled = reader.flag("backups_enabled") ?? false;
  checkOffer(reader, "plan_id", plan, "location", location);
  return reader.valid && name && plan && os && location
    ? { request: { name, hostname, plan, os, location, backupsEnabled } }
    : { errors: reader.errors };
}

/** Reads the create body that the company's other clients send, which knows UUIDs and no name. */
export function readUuidCreate(fields: Fields, catalogue: Catalogue): CheckedCreate {
  const reader = new FieldReader(fields);
  reader.require("hostname", "plan_uuid", "os_version_uuid", "location_id");
  const hostname = reader.text("hostname", hostName);
  const plan = byUuid(reader, "plan_uuid", "plan", catalogue.plans);
  const os = byUuid(reader, "os_version_uuid", "os", catalogue.operatingSystems);
  const location = readLocation(reader, catalogue);
  for (const key of reader.textList("ssh_key_ids") ?? []) {
    if (!catalogue.sshKeys.some(({ id }) => uuidOf("sshKey", id) === key)) {
      reader.refuse("ssh_key_ids", missing(key));
    }
  }
  checkOffer(reader, "plan_uuid", plan, "location_id", location);
  if (!reader.valid || !hostname || !plan || !os || !location) {
    return { errors: reader.errors };
  }
  const name = hostname.split(".")[0] ?? hostname;
  return { request: { name, hostname, plan, os, location, backupsEnabled: false } };
}

/** A location's id in the uuid world is unknown, so its code is accepted as well. */
function readLocation(reader: FieldReader, { locations }: Catalogue): string | undefined {
  const text = reader.text("location_id", anyText);
  const found = locations.find(({ id, code }) => text === code || text === uuidOf("location", id));
  if (text !== undefined && !found) {
    reader.refuse("location_id", missing(text));
  }
  return found?.code;
}

function byNumber<T extends { readonly id: number }>(
  reader: FieldReader,
  field: string,
  known: readonly T[],
): T | undefined {
  const id = reader.integer(field);
  const found = known.find((one) => one.id === id);
  if (id !== undefined && !found) {
    reader.refuse(field, missing(String(id)));
  }
  return found;
}

function byUuid<T extends { readonly id: number }>(
  reader: FieldReader,
  field: string,
  kind: UuidKind,
  known: readonly T[],
): T | undefined {
  const uuid = reader.text(field, anyText);
  const found = known.find(({ id }) => uuidOf(kind, id) === uuid);
  if (uuid !== undefined && !found) {
    reader.refuse(field, missing(uuid));
  }
  return found;
}

function missing(id: string): string {
  return `Invalid pk "${id}" - object does not exist.`;
}

function checkOffer(
  reader: FieldReader,
  planField: string,
  plan: PlanRecord | undefined,
  locationField: string,
  location: string | undefined,
): void {
  if (plan && !plan.available) {
    reader.refuse(planField, "This plan is not available.");
  } else if (plan && location !== undefined && !plan.locations.includes(location)) {
    reader.refuse(locationField, "The chosen plan is not available in this location.");
  }
}
