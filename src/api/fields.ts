import { idPattern } from "../core/base/idPattern";
import { plainText } from "./plainText";

/*
 * Reads one field of an answer by hand, as the schema of test/unit/api/serverSchema.ts would: by
 * valibot a list of 10,000 takes five times as long. A field that is missing, null or of another type
 * is undefined, so it costs that field and not the server.
 */

const longestText = 1_000;

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

/** Those of an object; none of anything else. */
export function fieldsIn(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** Undefined for what could change the path of a request. */
export function readId(value: unknown): string | undefined {
  if (typeof value === "number") {
    return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
  }
  const id = typeof value === "string" ? value.trim() : "";
  return idPattern.test(id) ? id : undefined;
}

export function readText(value: unknown): string | undefined {
  return typeof value === "string" ? plainText(value, longestText) : undefined;
}

export function readAmount(value: unknown): number | undefined {
  const isText = typeof value === "string" && value.trim() !== "";
  const amount = isText ? Number(value.trim()) : value;
  return typeof amount === "number" && amount >= 0 && amount <= Number.MAX_SAFE_INTEGER
    ? amount
    : undefined;
}

/** A date and time without a zone, which JavaScript would take for one of this computer's zone. */
const withoutZone = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/;

/** APIs that leave out the zone mean UTC. */
export function readTime(value: unknown): number | undefined {
  const text = typeof value === "string" ? value.trim() : "";
  const ms = Date.parse(text.endsWith("Z") ? text : text.replace(withoutZone, "$1T$2Z"));
  return Number.isFinite(ms) ? ms : undefined;
}

export function readFlag(value: unknown): boolean | undefined {
  if (typeof value === "boolean") {
    return value;
  }
  return value === "true" || value === "false" ? value === "true" : undefined;
}
