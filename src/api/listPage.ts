import * as v from "valibot";
import { ProblemError } from "../core/base/problemError";
import { idSchema, listSchema } from "./schemas";

/** One answer of a list, which may be all of it. */
export interface ListPage {
  readonly results: readonly unknown[];
  readonly ids: readonly (string | undefined)[];
  /** How many there are in all, as far as the API says. */
  readonly count: number | undefined;
  readonly next: string | undefined;
}

/** Far more than anybody rents; to read millions would stop everything else for minutes. */
export const mostResults = 100_000;

const maybeId = v.fallback(v.optional(idSchema), undefined);
const withId = v.object({ id: maybeId, uuid: maybeId });

const known = new WeakMap<object, ListPage>();

/** Reads an answer; the same object is read once. */
export function parsePage(answer: unknown): ListPage {
  const isObject = typeof answer === "object" && answer !== null;
  const before = isObject ? known.get(answer) : undefined;
  if (before) {
    return before;
  }
  const parsed = v.safeParse(listSchema, answer);
  if (!parsed.success) {
    throw new ProblemError({ kind: "badAnswer", reason: "wrongShape" });
  }
  const { results, count, next } = parsed.output;
  if (results.length > mostResults) {
    throw new ProblemError({ kind: "badAnswer", reason: "tooLarge" });
  }
  const page = { results, ids: results.map(idOf), count, next };
  if (isObject) {
    known.set(answer, page);
  }
  return page;
}

function idOf(result: unknown): string | undefined {
  const parsed = v.safeParse(withId, result);
  return parsed.success ? (parsed.output.uuid ?? parsed.output.id) : undefined;
}
