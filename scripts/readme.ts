/**
 * Writes the tables of commands and settings in README.md anew, from the manifest:
 *
 *   npm run readme
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import { projectRoot } from "../test/vscode/projectRoot";
import { withReferences } from "./readmeReference";

const file = join(projectRoot, "README.md");
const text = withReferences(await readFile(file, "utf8"));
await writeFile(file, await format(text, { parser: "markdown", printWidth: 100 }));
