import * as v from "valibot";
import { ProblemError, problemOf } from "../core/base/problemError";
import { idSchema, listSchema } from "./schemas";

const pageSize = 100;
const mostPages = 200;
/** Far more than anybody rents; to read millions would stop everything else for minutes. */
const mostResults = 100_000;

export interface WholeList {
  readonly results: readonly unknown[];
  /** How many more there are, where the API refused a page in the middle. */
  readonly missingCount: number;
}

/**
 * Everything of a list. The document knows no pages, so the first question asks for none. Where
 * the answer turns out to be a first page, pages are asked for until they bring nothing new: an
 * API that ignores the page number would repeat the first one for ever.
 */
export async function listAllPages(
  path: string,
  ask: (path: string) => Promise<unknown>,
): Promise<WholeList> {
  const whole = parseList(await ask(path));
  const isFirstPage = whole.next !== undefined || whole.results.length < (whole.count ?? 0);
  if (!isFirstPage || whole.results.length === 0) {
    return { results: whole.results, missingCount: 0 };
  }
  const found: unknown[] = [];
  const foundIds = new Set<string>();
  let refusedAtPage = 0;
  for (let page = 1; page <= mostPages; page += 1) {
    const query = `?page=${String(page)}&page_size=${String(pageSize)}`;
    const answer = await askForPage(path + query, ask);
    if (!answer) {
      refusedAtPage = page;
      break;
    }
    const { results, next, count } = answer;
    const isNew = (id: string | undefined) => id !== undefined && !foundIds.has(id);
    const ids = results.map(idOf);
    // A result without an id may have been there before, so it alone is nothing new.
    if (!ids.some(isNew)) {
      break;
    }
    for (const [at, result] of results.entries()) {
      const id = ids[at];
      if (id === undefined || isNew(id)) {
        found.push(result);
      }
      foundIds.add(id ?? "");
    }
    if (found.length > mostResults) {
      throw new ProblemError({ kind: "badAnswer", reason: "tooLarge" });
    }
    if (next === undefined && found.length >= (count ?? 0)) {
      break;
    }
  }
  const results = found.length >= whole.results.length ? found : whole.results;
  // A count alone may be odd; a page that is refused in the middle means that servers are missing.
  const isIncomplete = refusedAtPage > 1;
  const missingCount = isIncomplete ? Math.max(0, (whole.count ?? 0) - results.length) : 0;
  return { results, missingCount };
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
  if (parsed.output.results.length > mostResults) {
    throw new ProblemError({ kind: "badAnswer", reason: "tooLarge" });
  }
  return parsed.output;
}

const maybeId = v.fallback(v.optional(idSchema), undefined);
const withId = v.object({ id: maybeId, uuid: maybeId });

function idOf(result: unknown): string | undefined {
  const parsed = v.safeParse(withId, result);
  return parsed.success ? (parsed.output.uuid ?? parsed.output.id) : undefined;
}
