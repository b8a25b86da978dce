import * as v from "valibot";
import { idPattern } from "../core/base/idPattern";
import { plainText } from "./plainText";

/*
 * What the wire sends, and how much of it may be missing or oddly typed. Everything beyond an id
 * is optional: one bad field costs that field, not the server, and not the list. What the API
 * documents, and how surely the rest is known, stands in docs/api.md; the calls have its numbers.
 */

const longestText = 1_000;

const idText = v.pipe(v.string(), v.trim(), v.regex(idPattern));
export const idSchema = v.union([
  idText,
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(String)),
]);

export const text = v.pipe(
  v.string(),
  v.transform((value) => plainText(value, longestText) ?? ""),
  v.nonEmpty(),
);

export const amount = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.nonEmpty(), v.transform(Number))]),
  v.finite(),
  v.minValue(0),
  v.maxValue(Number.MAX_SAFE_INTEGER),
);

export const flag = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(["true", "false"]),
    v.transform((value) => value === "true"),
  ),
]);

/** A field that is undefined when it is missing, null or of another type. */
export function lenient<T>(schema: v.GenericSchema<unknown, T>) {
  const maybe = v.fallback(v.nullish(schema), undefined);
  return v.pipe(
    v.optional(maybe, undefined),
    v.transform((value) => value ?? undefined),
  );
}

const identity = { id: lenient(idSchema), uuid: lenient(idSchema) };

/** The answer to a power action (calls 7 to 9). */
export const powerSchema = v.object({
  server: lenient(v.object({ ...identity, status: lenient(text) })),
});

/** The ids in an answer about one server, whatever else it holds. */
export const identitySchema = v.object(identity);

/** `GET account/me/`. */
export const accountSchema = v.pipe(
  v.unknown(),
  // An array would pass for an object, and any token for one that is accepted.
  v.check((answer) => !Array.isArray(answer)),
  v.object({
    account: lenient(v.object({ email: lenient(text) })),
    token: lenient(v.object({ name: lenient(text) })),
  }),
);
