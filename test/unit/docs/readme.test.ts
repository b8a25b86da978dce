import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import { packedReadme } from "../../../scripts/packedReadme";
import { references, withReferences } from "../../../scripts/readmeReference";
import { projectRoot } from "../../vscode/projectRoot";

const readme = await readFile(join(projectRoot, "README.md"), "utf8");
const pictures = [...readme.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)];
const mostPictureBytes = 150_000;

describe("The README", () => {
  it("lists the commands and settings that the manifest has (npm run readme)", async () => {
    const now = await format(withReferences(readme), { parser: "markdown", printWidth: 100 });
    assert.equal(readme, now);
  });

  it("lists each command with the places that offer it and its keys", () => {
    const lines = references.commands().split("\n");
    assert.ok(lines.includes("| Show Details | Enter | row of a server |"), lines.join("\n"));
    assert.ok(lines.includes("| Sign Out… |  | title of the view, row of an account |"));
  });

  it("shows what can be done before it lists commands and settings", () => {
    const headings = [...readme.matchAll(/^##? (.+)$/gm)].map(([, heading = ""]) => heading);
    assert.ok(headings.indexOf("What you can do") < headings.indexOf("Commands"));
    assert.ok(headings.indexOf("Commands") < headings.indexOf("For developers"));
  });

  it(`describes its pictures, which take less than ${mostPictureBytes / 1_000} kB in all`, async () => {
    assert.ok(pictures.length > 3);
    let bytes = 0;
    for (const [, description = "", path = ""] of pictures) {
      assert.ok(description.length > 20, path);
      bytes += (await stat(join(projectRoot, path))).size;
    }
    assert.ok(bytes < mostPictureBytes, `${bytes} bytes`);
  });
});

describe("The README of a packed extension that names no repository", () => {
  const packed = packedReadme(readme);

  it("has no address that leads nowhere there", () => {
    const targets = [...packed.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
    assert.deepEqual(
      targets.filter((target) => !/^(https:\/\/|#)/.test(target)),
      [],
    );
  });

  it("leaves out its pictures with the table around them, and what is for developers", () => {
    assert.doesNotMatch(packed, /!\[|Watch it happen/);
    const headings = (text: string) => text.match(/^#+ .+$/gm);
    assert.deepEqual(headings(packed), headings(readme)?.slice(0, -1));
    assert.equal(headings(readme)?.at(-1), "## For developers");
  });

  it("names a file of the repository in words", () => {
    assert.match(packed, /\sSECURITY\.md\sdescribes/);
  });
});
