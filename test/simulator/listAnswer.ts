import { detailAnswer, jsonAnswer } from "./answer";
import type { Answer } from "./answer";
import { urlOf } from "./world";
import type { Call, Paging } from "./world";

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
  const size = pageSize(url.searchParams.get("page_size"), paging);
  const pages = Math.max(1, Math.ceil(entries.length / size));
  const page = Number(url.searchParams.get("page") ?? "1");
  if (!Number.isInteger(page) || page < 1 || page > pages) {
    return detailAnswer(404, "Invalid page.");
  }
  return jsonAnswer(200, {
    count: entries.length,
    next: page < pages ? pageUrl(url, page + 1) : null,
    previous: page > 1 ? pageUrl(url, page - 1) : null,
    results: entries.slice((page - 1) * size, page * size),
  });
}

/** An invalid size is ignored, and one that is too large is capped, as in Django REST framework. */
function pageSize(asked: string | null, { defaultSize, maxSize }: Paging): number {
  const size = Number(asked ?? "");
  return Number.isInteger(size) && size > 0 ? Math.min(size, maxSize) : defaultSize;
}

function pageUrl(url: URL, page: number): string {
  const other = new URL(url);
  other.searchParams.set("page", String(page));
  return other.href;
}
