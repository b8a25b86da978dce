import assert from "node:assert/strict";
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { systemStorage } from "../../../src/files/storage";
import { writeBeside } from "../../../src/files/writeBeside";
import { temporaryFolder, type TemporaryFolder } from "../../vscode/temporaryFolder";

describe("A file that is written beside its place", () => {
  let temporary: TemporaryFolder;

  beforeEach(async () => {
    temporary = await temporaryFolder("vps-files-");
  });

  afterEach(() => temporary.remove());

  it("takes the place of the one before, in a folder that need not exist", async () => {
    const path = join(temporary.path, "a", "b", "list.json");
    await writeBeside(path, "one", systemStorage);
    await writeBeside(path, "two", systemStorage);
    assert.equal(await readFile(path, "utf8"), "two");
    assert.deepEqual(await readdir(join(temporary.path, "a", "b")), ["list.json"]);
  });

  it("can be read by its owner alone", async function () {
    if (process.platform === "win32") {
      this.skip();
    }
    const path = join(temporary.path, "list.json");
    await writeBeside(path, "one", systemStorage);
    assert.equal((await stat(path)).mode & 0o777, 0o600);
  });

  it("is whole when two writes overlap", async () => {
    const path = join(temporary.path, "list.json");
    const texts = ["a".repeat(100_000), "b".repeat(100_000)];
    await Promise.all(texts.map((text) => writeBeside(path, text, systemStorage)));
    assert.ok(texts.includes(await readFile(path, "utf8")));
    assert.deepEqual(await readdir(temporary.path), ["list.json"]);
  });

  it("leaves no draft behind when it cannot be moved into place", async () => {
    const path = join(temporary.path, "list.json");
    await mkdir(join(path, "in the way"), { recursive: true });
    await assert.rejects(writeBeside(path, "one", systemStorage));
    assert.deepEqual(await readdir(temporary.path), ["list.json"]);
  });
});
