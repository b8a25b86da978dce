import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
  readonly passes: readonly unknown[];
}

/** Evaluates an expression in the page that is looked at. */
export type InPage = (expression: string) => Promise<unknown>;

/** What axe finds wrong with the page as it is now. */
export async function pageFlaws(inPage: InPage): Promise<readonly string[]> {
  if (!(await inPage("'axe' in window"))) {
    const source = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
    await inPage(`${await readFile(source, "utf8")}; undefined`);
  }
  const { violations, passes } = (await inPage("axe.run(document)")) as AxeResult;
  assert.ok(passes.length > 10, "axe has looked at the page");
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
