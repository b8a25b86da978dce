import { ProblemError } from "../core/base/problemError";
import { fieldsIn, readAmount, readId } from "./fields";

/** One answer of a list, which may be all of it. */
export interface ListPage<Result> {
  readonly results: readonly Result[];
  readonly ids: readonly (string | undefined)[];
  /** How many there are in all, as far as the API says. */
  readonly count: number | undefined;
  readonly next: string | undefined;
}

/** What stands around the results; a list is an envelope or a bare array. */
export interface Envelope {
  readonly results: readonly unknown[];
  readonly count: number | undefined;
  readonly next: string | undefined;
}

/** Far more than anybody rents; to read millions would stop everything else for minutes. */
export const mostResults = 100_000;
/** An address of the next page that is longer than any server takes is none. */
const longestLink = 8_000;

/** Reads an answer. Its results stay as they are. */
export function parsePage(answer: unknown): ListPage<unknown> {
  const { results, count, next } = parseEnvelope(answer);
  return { results, ids: results.map(resultId), count, next };
}

export function parseEnvelope(answer: unknown): Envelope {
  const { results, count, next, links } = Array.isArray(answer)
    ? { results: answer as unknown, count: undefined, next: undefined, links: undefined }
    : fieldsIn(answer);
  if (!Array.isArray(results)) {
    throw new ProblemError({ kind: "badAnswer", reason: "wrongShape" });
  }
  if (results.length > mostResults) {
    throw new ProblemError({ kind: "badAnswer", reason: "tooLarge" });
  }
  return {
    results,
    count: readAmount(count),
    next: readLink(next) ?? readLink(fieldsIn(links).next),
  };
}

/** The id by which results are told apart. */
export function resultId(result: unknown): string | undefined {
  const { uuid, id } = fieldsIn(result);
  return readId(uuid) ?? readId(id);
}

function readLink(value: unknown): string | undefined {
  const link = typeof value === "string" ? value.trim() : "";
  return link !== "" && link.length <= longestLink ? link : undefined;
}
