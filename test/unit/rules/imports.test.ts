import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path/posix";
import importRules from "../../../scripts/lint/importRules.json";
import { projectRoot } from "../../vscode/projectRoot";
import { lintSource, type Finding } from "./lintSource";

interface Line {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

const lines: readonly (readonly [string, Line])[] = Object.entries<Line>(importRules);
const folders = lines.map(([folder]) => folder);
const packages = ["vscode", "node:fs", "node-fetch", "valibot", "p-limit", "lit", "typescript"];

const fileIn = (folder: string) => (folder.endsWith(".ts") ? folder : `${folder}/anyFile.ts`);

function pathTo(folder: string, from: string): string {
  const path = relative(dirname(from), fileIn(folder)).replace(/\.ts$/, "");
  return path.startsWith(".") ? path : `./${path}`;
}

/** The list in other words than the rule's. */
function isAllowed(folder: string, other: string): boolean {
  const named = importRules[folder as keyof typeof importRules].folders as readonly string[];
  return folder === other || named.includes(other) || named.includes(`${dirname(other)}/*`);
}

function isAllowedPackage(folder: string, name: string): boolean {
  const named = importRules[folder as keyof typeof importRules].packages as readonly string[];
  return named.includes(name.startsWith("node:") ? "node:*" : name);
}

const of = (findings: readonly Finding[], rule: string) =>
  findings.filter((finding) => finding.rule === rule).map(({ line }) => line);

describe("The rule of what may import what", () => {
  before(async function () {
    this.timeout(60_000);
    await lintSource("ui/anyFile.ts", "");
  });

  for (const folder of folders) {
    it(`lets src/${folder} import what its line names, and nothing else`, async () => {
      const file = fileIn(folder);
      const names = [
        ...folders.map((other) => ({
          name: pathTo(other, file),
          isFine: isAllowed(folder, other),
        })),
        ...packages.map((name) => ({ name, isFine: isAllowedPackage(folder, name) })),
        { name: relative(dirname(`src/${file}`), "test/fakes/samples"), isFine: false },
        { name: relative(dirname(`src/${file}`), "scripts/demo"), isFine: false },
      ];
      const text = names.map(({ name }, index) => `import { a${String(index)} } from "${name}";`);
      const expected = names.flatMap(({ isFine }, index) => (isFine ? [] : [index + 1]));
      assert.ok(expected.length > 5);
      assert.deepEqual(of(await lintSource(file, text.join("\n")), "house/may-import"), expected);
    });
  }

  it("sees every form of import, of types too", async () => {
    const text = [
      'import "../api/http";',
      'import type { A } from "../api/http";',
      'export { b } from "../api/http";',
      'export * from "../api/http";',
      'export const c = () => import("../api/http");',
      'export type D = import("../api/http").D;',
    ];
    const findings = await lintSource("shared/anyFile.ts", text.join("\n"));
    assert.deepEqual(of(findings, "house/may-import"), [1, 2, 3, 4, 5, 6]);
  });

  it("asks for a line for each new folder", async () => {
    const findings = await lintSource("newFolder/anyFile.ts", 'import "../core/base/clock";');
    assert.deepEqual(of(findings, "house/may-import"), [1]);
  });

  it("has a line for each folder that there is, and for none that there is not", () => {
    const there = readdirSync(join(projectRoot, "src"), { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => (file.includes("/") ? dirname(file) : file));
    assert.deepEqual([...new Set(there)].sort(), [...folders].sort());
  });

  it("names only folders that stand above, so that none can import itself by way of others", () => {
    for (const [index, [folder]] of lines.entries()) {
      const below = folders.slice(index + 1).filter((other) => isAllowed(folder, other));
      assert.deepEqual(below, [], folder);
    }
  });

  it("is the table in CONTRIBUTING.md", () => {
    const written = readFileSync(join(projectRoot, "CONTRIBUTING.md"), "utf8");
    const section = /## What may import what\n([^]*?)\n## /.exec(written)?.[1] ?? "";
    const rows = section
      .split("\n")
      .filter((row) => row.startsWith("| `"))
      .map((row) => row.split("|").map((cell) => cell.trim()));
    const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");
    assert.deepEqual(
      rows,
      lines.map(([folder, line]) => [
        "",
        `\`${folder}\``,
        list(line.folders),
        list(line.packages),
        "",
      ]),
    );
  });
});

describe("The rule against circles of files", () => {
  it("names the way round", async () => {
    const text = 'import type { ProblemError } from "./problemError";';
    const [finding, ...more] = await lintSource("core/base/problem.ts", text);
    assert.equal(finding?.rule, "house/no-circles");
    assert.match(finding.message, /problem\.ts → .*problemError\.ts → .*problem\.ts\.$/);
    assert.deepEqual(more, []);
  });

  it("has nothing against a file that is imported twice", async () => {
    const text = 'import "./problem";\nimport "./evidence";\nimport "./problemError";';
    assert.deepEqual(await lintSource("core/base/anyFile.ts", text), []);
  });
});
