import * as v from "valibot";
import { ProblemError, problemOf } from "../core/problemError";
import { idSchema, listSchema } from "./schemas";

const pageSize = 100;
const mostPages = 200;

/**
 * Everything of a list. The document knows no pages, so the first question asks for none. Where
 * the answer turns out to be a first page, pages are asked for until they bring nothing new: an
 * API that ignores the page number would repeat the first one for ever.
 */
export async function listAllPages(
  path: string,
  ask: (path: string) => Promise<unknown>,
): Promise<readonly unknown[]> {
  const whole = parseList(await ask(path));
  const isFirstPage = whole.next !== undefined || whole.results.length < (whole.count ?? 0);
  if (!isFirstPage || whole.results.length === 0) {
    return whole.results;
  }
  const found = new Map<unknown, unknown>();
  for (let page = 1; page <= mostPages; page += 1) {
    const query = `?page=${String(page)}&page_size=${String(pageSize)}`;
    const answer = await askForPage(path + query, ask);
    if (!answer) {
      break;
    }
    const { results, next, count } = answer;
    const sizeBefore = found.size;
    for (const result of results) {
      found.set(idOf(result) ?? result, result);
    }
    const isComplete = next === undefined && found.size >= (count ?? 0);
    if (found.size === sizeBefore || isComplete) {
      break;
    }
  }
  return found.size >= whole.results.length ? [...found.values()] : whole.results;
}

/** Undefined past the last page, or where the API refuses to page at all. */
async function askForPage(path: string, ask: (path: string) => Promise<unknown>) {
  try {
    return parseList(await ask(path));
  } catch (caught) {
    const kind = problemOf(caught)?.kind;
    if (kind === "notFound" || kind === "invalid") {
      return undefined;
    }
    throw caught;
  }
}

function parseList(answer: unknown) {
  const parsed = v.safeParse(listSchema, answer);
  if (!parsed.success) {
    throw new ProblemError({ kind: "badAnswer", reason: "wrongShape" });
  }
  return parsed.output;
}

const withId = v.object({ id: v.optional(idSchema), uuid: v.optional(idSchema) });

function idOf(result: unknown): string | undefined {
  const parsed = v.safeParse(withId, result);
  return parsed.success ? (parsed.output.uuid ?? parsed.output.id) : undefined;
}
