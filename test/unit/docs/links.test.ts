import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectRoot } from "../../vscode/projectRoot";

const docs = join(projectRoot, "docs");
const names = (await readdir(docs)).filter((name) => name.endsWith(".md"));
const files = [...names.map((name) => join(docs, name)), join(projectRoot, "CONTRIBUTING.md")];

describe("The documents for developers", () => {
  for (const file of files) {
    it(`name no file that does not exist: ${file.slice(projectRoot.length + 1)}`, async () => {
      const text = await readFile(file, "utf8");
      const named = matches(text, /`((?:src|test|scripts)\/[\w./-]+)`/g);
      const missing = named.filter((path) => !existsSync(join(projectRoot, path)));
      assert.deepEqual(missing, []);
    });

    it(`lead to headings that exist: ${file.slice(projectRoot.length + 1)}`, async () => {
      const text = await readFile(file, "utf8");
      const links = matches(text, /\]\((?!https?:)([^)]+)\)/g);
      const broken: string[] = [];
      for (const link of links) {
        const [path = "", heading] = link.split("#");
        const target = path === "" ? file : join(dirname(file), path);
        const isThere = existsSync(target);
        if (!isThere || (heading && !headingsIn(await readFile(target, "utf8")).has(heading))) {
          broken.push(link);
        }
      }
      assert.deepEqual(broken, []);
    });
  }
});

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);
}

/** As GitHub makes them: lower case, no punctuation, hyphens for spaces. */
function headingsIn(text: string): ReadonlySet<string> {
  const headings = matches(text, /^#+ (.+)$/gm);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}
