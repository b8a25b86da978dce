import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../../vscode/projectRoot";
import { contributes, textOf } from "../manifest/manifest";

const lines = (await readFile(join(projectRoot, "README.md"), "utf8")).split("\n");

describe("The README", () => {
  it("says what every command does, and of no other", () => {
    const commands = contributes.commands.map(({ title }) => textOf(title) ?? title);
    const named = rowsBelow("## Commands").flatMap(([names = ""]) => names.split(", "));
    const isNamed = (name: string) => commands.includes(name.replace(" on a group", ""));
    assert.deepEqual(
      commands.filter((title) => !named.includes(title)),
      [],
    );
    assert.deepEqual(
      named.filter((name) => !isNamed(name)),
      [],
    );
  });

  it("says what every setting does, and what it is without the user", () => {
    const told = new Map(
      rowsBelow("## Settings").map(([key = "", value = ""]) => [unquoted(key), unquoted(value)]),
    );
    const settings = Object.entries(contributes.configuration.properties);
    assert.deepEqual(
      [...told].sort(),
      settings.map(([key, { default: value }]) => [key, String(value) || "empty"]).sort(),
    );
  });
});

/** The cells of the table below a heading, without its head. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const from = lines.indexOf(heading) + 2;
  const length = lines.slice(from).findIndex((line) => !line.startsWith("|"));
  return lines.slice(from + 2, from + length).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function unquoted(cell: string): string {
  return cell.replaceAll("`", "");
}
