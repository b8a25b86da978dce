/** The little that functions which run inside the page use of an element there. */
export interface PageElement {
  readonly className: string;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  readonly textContent: string | null;
  /** Of an input. */
  readonly value?: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** What a screen reader calls each element. Runs inside the page, so it uses nothing around it. */
export function labelsOf(elements: readonly PageElement[]): string[] {
  return elements
    .map((element) => element.getAttribute("aria-label") ?? "")
    .filter((label) => label !== "");
}
