import { detailAnswer, jsonAnswer } from "./answer";
import type { Answer } from "./answer";
import { urlOf } from "./world";
import type { Call, Pager, Paging } from "./world";

/** Some entries of a list, and how its pager asks for those beside them. */
interface Page {
  readonly start: number;
  readonly size: number;
  readonly place: (start: number) => Readonly<Record<string, string>>;
}

/** A whole list or, with paging, the page that the query requests. */
export function listAnswer(
  entries: readonly unknown[],
  call: Call,
  paging: Paging | undefined,
): Answer {
  if (!paging) {
    return jsonAnswer(200, { count: entries.length, results: entries });
  }
  const url = urlOf(call);
  const pager = paging.pager ?? "pageNumber";
  const page = pageReaders[pager](url.searchParams, paging);
  const isThere = page && (page.start < entries.length || page.start === 0);
  if (!page || !isThere) {
    return detailAnswer(404, pager === "cursor" ? "Invalid cursor" : "Invalid page.");
  }
  const end = page.start + page.size;
  const link = (start: number) => linkTo(url, page.place(start), paging.linkOrigin);
  return jsonAnswer(200, {
    // A cursor does not count.
    ...(pager === "cursor" ? {} : { count: entries.length }),
    next: end < entries.length ? link(end) : null,
    previous: page.start > 0 ? link(Math.max(0, page.start - page.size)) : null,
    results: entries.slice(page.start, end),
  });
}

type PageReader = (query: URLSearchParams, paging: Paging) => Page | undefined;

const pageReaders: Readonly<Record<Pager, PageReader>> = {
  pageNumber: (query, paging) => {
    const size = pageSize(query.get("page_size"), paging);
    const page = Number(query.get("page") ?? "1");
    const place = (start: number) => ({ page: String(start / size + 1) });
    return Number.isInteger(page) && page >= 1
      ? { start: (page - 1) * size, size, place }
      : undefined;
  },
  limitOffset: (query, paging) => {
    const size = pageSize(query.get("limit"), paging);
    const offset = Number(query.get("offset") ?? "0");
    const place = (start: number) => ({ limit: String(size), offset: String(start) });
    return { start: Number.isInteger(offset) && offset > 0 ? offset : 0, size, place };
  },
  cursor: (query, paging) => {
    const size = pageSize(query.get("page_size"), paging);
    const cursor = query.get("cursor");
    const start = cursor === null ? 0 : Number(atob(cursor).replace("o=", ""));
    const place = (to: number) => ({ cursor: btoa(`o=${String(to)}`) });
    return Number.isInteger(start) ? { start, size, place } : undefined;
  },
};

/** A size that makes no sense is ignored, and one too large is cut, as Django REST framework does. */
function pageSize(asked: string | null, { defaultSize, maxSize }: Paging): number {
  const size = Number(asked ?? "");
  return Number.isInteger(size) && size > 0 ? Math.min(size, maxSize) : defaultSize;
}

function linkTo(url: URL, place: Readonly<Record<string, string>>, origin = url.origin): string {
  const other = new URL(url.pathname + url.search, origin);
  for (const [name, value] of Object.entries(place)) {
    other.searchParams.set(name, value);
  }
  return other.href;
}
