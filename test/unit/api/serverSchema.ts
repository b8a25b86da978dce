import * as v from "valibot";
import { idPattern } from "../../../src/core/base/idPattern";
import { plainText } from "../../../src/api/plainText";

/*
 * What the wire sends of servers, and how much of it may be missing or oddly typed. The extension
 * reads it by hand, since that is much faster; tests compare the two.
 */

const longestText = 1_000;

const idText = v.pipe(v.string(), v.trim(), v.regex(idPattern));
const idSchema = v.union([
  idText,
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(String)),
]);

const text = v.pipe(
  v.string(),
  v.transform((value) => plainText(value, longestText) ?? ""),
  v.nonEmpty(),
);

const amount = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.nonEmpty(), v.transform(Number))]),
  v.finite(),
  v.minValue(0),
  v.maxValue(Number.MAX_SAFE_INTEGER),
);

/** An address of the next page; one longer than any server takes is none. */
const link = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(8_000));

/** A date and time that does not say where: APIs mean UTC. */
function isWithoutZone(value: string): boolean {
  return /^\d{4}(-\d\d){2}[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(value);
}

const time = v.pipe(
  v.string(),
  v.trim(),
  v.transform((value) => Date.parse(isWithoutZone(value) ? `${value.replace(" ", "T")}Z` : value)),
  v.finite(),
);

const flag = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(["true", "false"]),
    v.transform((value) => value === "true"),
  ),
]);

/** A field that is undefined when it is missing, null or of another type. */
function lenient<T>(schema: v.GenericSchema<unknown, T>) {
  const maybe = v.fallback(v.nullish(schema), undefined);
  return v.pipe(
    v.optional(maybe, undefined),
    v.transform((value) => value ?? undefined),
  );
}

/** A thing that some answers give as an object with a name and others as a bare word. */
const namedOrWord = v.union([
  v.pipe(
    text,
    v.transform((name) => ({ name, id: undefined, uuid: undefined, code: undefined })),
  ),
  v.object({
    id: lenient(idSchema),
    uuid: lenient(idSchema),
    code: lenient(text),
    name: lenient(text),
  }),
]);

const planSchema = v.union([
  v.object({
    id: lenient(idSchema),
    uuid: lenient(idSchema),
    name: lenient(text),
    vcpus: lenient(amount),
    memory: lenient(amount),
    storage: lenient(amount),
    bandwidth: lenient(amount),
  }),
  v.pipe(
    text,
    v.transform((name) => ({
      name,
      id: undefined,
      uuid: undefined,
      vcpus: undefined,
      memory: undefined,
      storage: undefined,
      bandwidth: undefined,
    })),
  ),
]);

/** A server of the list, of one's own answer, or just created (calls 1 to 5). */
export const serverSchema = v.object({
  id: lenient(idSchema),
  uuid: lenient(idSchema),
  name: lenient(text),
  hostname: lenient(text),
  status: text,
  ip_address: lenient(text),
  ipv6_address: lenient(text),
  location: lenient(namedOrWord),
  plan: lenient(planSchema),
  os: lenient(namedOrWord),
  backups_enabled: lenient(flag),
  resource_usage: lenient(
    v.object({
      cpu_percent: lenient(amount),
      memory_used: lenient(amount),
      disk_used: lenient(amount),
      bandwidth_used: lenient(amount),
    }),
  ),
  created_at: lenient(time),
  updated_at: lenient(time),
});

/** A list is an envelope or a bare array; its members are parsed one by one. */
export const listSchema = v.union([
  v.pipe(
    v.array(v.unknown()),
    v.transform((results) => ({ results, count: undefined, next: undefined })),
  ),
  v.pipe(
    v.object({
      results: v.array(v.unknown()),
      count: lenient(amount),
      next: lenient(link),
      links: lenient(v.object({ next: lenient(link) })),
    }),
    v.transform(({ results, count, next, links }) => ({
      results,
      count,
      next: next ?? links?.next,
    })),
  ),
]);
