import { askedPauseMs, type Problem } from "../core/base/problem";
import { problemOf } from "../core/base/problemError";
import type { AccountPace } from "../core/refresh/accountPace";
import { mostResults, type ListPage } from "./listPage";
import { largePageQuery, nextQuery } from "./pageLinks";

const pageSize = 100;
/** As many as the largest list has, in pages of 20. */
const mostPages = 5_100;

export interface PageSource<Result> {
  readonly ask: (path: string) => Promise<ListPage<Result>>;
  /** Where the list is asked for; links to pages elsewhere are not followed. */
  readonly baseUrl: string | undefined;
  /** What the account's other requests were asked for meanwhile. */
  readonly pace?: Pick<AccountPace, "pauseLeftMs">;
}

/** The place in a list at which the API wanted a pause. */
export interface ListRest {
  readonly query: string;
  readonly readCount: number;
}

export interface PagedList<Result> {
  readonly results: readonly Result[];
  /** How many more there are, as far as the API says. */
  readonly missingCount: number;
  /** False if there is more than this, or the beginning was read before. */
  readonly isWhole: boolean;
  /** What it was put together from. */
  readonly pages: readonly ListPage<Result>[];
  readonly problem?: Problem;
  readonly rest?: ListRest;
}

/**
 * Everything of a list. The document knows no pages, so the first question asks for none. Where
 * the answer turns out to be a first page, the API's own links are followed, whichever way of
 * paging they are; without usable links, pages are asked for by number.
 */
export function listAllPages<Result>(
  path: string,
  source: PageSource<Result>,
): Promise<PagedList<Result>> {
  return new PageWalk(path, source).fromTheBeginning();
}

/** What was not read when the API wanted a pause. */
export function listRest<Result>(
  path: string,
  source: PageSource<Result>,
  rest: ListRest,
): Promise<PagedList<Result>> {
  return new PageWalk(path, source).goOn(rest);
}

interface Paused {
  readonly pause: Problem;
}

type Asked<Result> = { readonly page: ListPage<Result> } | { readonly refused: true } | Paused;

class PageWalk<Result> {
  #found: Result[] = [];
  /** The page that the list begins with. Most lists are one, whose IDs nobody has to look up. */
  #first: ListPage<Result> | undefined;
  #ids: Set<string> | undefined;
  readonly #asked = new Set<string>();
  readonly #pages: ListPage<Result>[] = [];
  #count: number | undefined;
  #readBefore = 0;

  constructor(
    private readonly path: string,
    private readonly source: PageSource<Result>,
  ) {}

  async fromTheBeginning(): Promise<PagedList<Result>> {
    const first = await this.#askFor(this.path);
    this.#add(first);
    const isAll = first.next === undefined && first.results.length >= (first.count ?? 0);
    if (isAll || first.results.length === 0) {
      return this.#ended(isAll);
    }
    const query = this.#queryAfter(first);
    if (query === undefined) {
      return this.#byNumber(first);
    }
    const larger = first.results.length < pageSize ? await this.#larger(first, query) : { query };
    return "pause" in larger ? this.#pausedAt(query, larger.pause) : this.#byLinks(larger.query);
  }

  async goOn({ query, readCount }: ListRest): Promise<PagedList<Result>> {
    this.#readBefore = readCount;
    const list = await this.#byLinks(query);
    return { ...list, isWhole: false };
  }

  /** Asks once for larger pages, and gives the query that goes on after the best first page. */
  async #larger(
    first: ListPage<Result>,
    query: string,
  ): Promise<Paused | { query: string | undefined }> {
    const asked = await this.#askForPage(largePageQuery(query, pageSize));
    if ("pause" in asked) {
      return asked;
    }
    if (!("page" in asked) || asked.page.results.length <= first.results.length) {
      return { query };
    }
    this.#begin(asked.page);
    return { query: this.#queryAfter(asked.page) };
  }

  async #byLinks(start: string | undefined): Promise<PagedList<Result>> {
    let query = start;
    while (query !== undefined && !this.#asked.has(query)) {
      if (this.#asked.size >= mostPages || this.#found.length >= mostResults) {
        return this.#ended(false);
      }
      const asked = await this.#askForPage(query);
      if ("pause" in asked) {
        return this.#pausedAt(query, asked.pause);
      }
      if ("refused" in asked || !this.#add(asked.page)) {
        return this.#ended(false);
      }
      query = this.#queryAfter(asked.page);
      if (query === undefined && asked.page.next !== undefined) {
        return this.#ended(false);
      }
    }
    return this.#ended(query === undefined);
  }

  async #byNumber(first: ListPage<Result>): Promise<PagedList<Result>> {
    for (let number = 1; number <= mostPages; number += 1) {
      const asked = await this.#askForPage(this.#numbered(number));
      if ("pause" in asked) {
        return { ...this.#ended(false), isWhole: false, problem: asked.pause };
      }
      if ("refused" in asked) {
        return this.#ended(false);
      }
      const { page } = asked;
      if (number === 1 && page.results.length >= first.results.length) {
        this.#begin(page);
      } else if (!this.#add(page)) {
        // A page that repeats the ones before, and has a link to more, does not show the end.
        return this.#ended(number > 1 && page.next === undefined);
      }
      if (this.#found.length >= (this.#count ?? mostResults)) {
        return this.#ended(page.next === undefined);
      }
    }
    return this.#ended(false);
  }

  #numbered(number: number): string {
    const parameters = new URLSearchParams(this.path.split("?")[1]);
    parameters.set("page", String(number));
    parameters.set("page_size", String(pageSize));
    return `?${parameters.toString()}`;
  }

  #begin(page: ListPage<Result>): void {
    this.#first = undefined;
    this.#ids = undefined;
    this.#add(page);
  }

  /** False if the page brings nothing new: an API that ignores the page would repeat it for ever. */
  #add(page: ListPage<Result>): boolean {
    const { results, ids, count } = page;
    this.#count = count ?? this.#count;
    if (!this.#first || this.#first.results.length === 0) {
      this.#first = page;
      this.#found = [...results];
      return true;
    }
    const known = (this.#ids ??= new Set(this.#first.ids.map((id) => id ?? "")));
    const isNew = (id: string | undefined) => id !== undefined && !known.has(id);
    // A result without an id may have been there before, so it alone is nothing new.
    const bringsNew = ids.some(isNew);
    if (bringsNew) {
      for (const result of results.filter((_, at) => ids[at] === undefined || isNew(ids[at]))) {
        this.#found.push(result);
      }
      for (const id of ids) {
        known.add(id ?? "");
      }
    }
    return bringsNew;
  }

  #queryAfter({ next }: ListPage<Result>): string | undefined {
    return nextQuery(next, this.path, this.source.baseUrl);
  }

  #ended(isAll: boolean): PagedList<Result> {
    const readCount = this.#readBefore + this.#found.length;
    const missingCount = Math.max(0, (this.#count ?? 0) - readCount);
    return {
      results: this.#found,
      missingCount,
      // An API that repeats its pages has given all of them if it has given as many as it says.
      isWhole: missingCount === 0 && (isAll || this.#count !== undefined),
      pages: this.#pages,
    };
  }

  #pausedAt(query: string, problem: Problem): PagedList<Result> {
    const rest = { query, readCount: this.#readBefore + this.#found.length };
    return { ...this.#ended(false), isWhole: false, problem, rest };
  }

  async #askFor(path: string): Promise<ListPage<Result>> {
    const page = await this.source.ask(path);
    this.#pages.push(page);
    return page;
  }

  async #askForPage(query: string): Promise<Asked<Result>> {
    const pauseMs = this.source.pace?.pauseLeftMs() ?? 0;
    // Whoever begins in a pause knows why; one that began since the page before is for this list too.
    if (pauseMs > 0 && this.#pages.length > 0) {
      return { pause: { kind: "rateLimited", retryAfterMs: pauseMs } };
    }
    this.#asked.add(query);
    try {
      return { page: await this.#askFor(`${this.path.split("?")[0] ?? ""}${query}`) };
    } catch (caught) {
      const problem = problemOf(caught);
      if (problem?.kind === "notFound" || problem?.kind === "invalid" || isMissing(problem)) {
        return { refused: true };
      }
      if (problem && (problem.kind === "rateLimited" || askedPauseMs(problem) !== undefined)) {
        return { pause: problem };
      }
      throw caught;
    }
  }
}

/** Django's own page for an address that it does not know is no JSON. */
function isMissing(problem: Problem | undefined): boolean {
  return problem?.kind === "intercepted" && [400, 404].includes(problem.status);
}
