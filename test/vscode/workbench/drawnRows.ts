import type { Locator } from "playwright-core";
import type { PageElement } from "./pageElement";

export interface DrawnRow {
  readonly index: number;
  readonly level: number;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** Section title above the row, in a quick pick. */
  readonly section: string;
  readonly checked: boolean;
  /** No further row follows. */
  readonly last: boolean;
}

/** The rows that a list of VS Code has drawn, from top to bottom: only those in sight are there. */
export async function drawnRows(list: Locator): Promise<DrawnRow[]> {
  const rows = await list.evaluate(readRows);
  return rows.sort((a, b) => a.index - b.index);
}

/** Runs inside the page, in one go: rows that are read one by one may change in between. */
function readRows(list: PageElement): DrawnRow[] {
  const text = (row: PageElement, selector: string) =>
    (row.querySelector(selector)?.textContent ?? "").trim();
  return [...list.querySelectorAll(".monaco-list-row")].map((row) => ({
    index: Number(row.dataset.index),
    level: Number(row.getAttribute("aria-level") ?? 1),
    label: text(row, ".label-name"),
    description: text(row, ".label-description"),
    detail: text(row, ".quick-input-list-label-meta"),
    section: text(row, ".quick-input-list-separator"),
    checked: row.getAttribute("aria-checked") === "true",
    last: row.dataset.lastElement === "true",
  }));
}
