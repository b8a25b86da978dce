import assert from "node:assert/strict";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CreationAttempt } from "../../../src/core/changes/creationLedger";
import { systemStorage } from "../../../src/files/storage";
import { AttemptFiles } from "../../../src/sync/attemptFiles";
import { aRequest } from "../../fakes/requests";
import { temporaryFolder, type TemporaryFolder } from "../../vscode/temporaryFolder";

describe("The orders on disk", () => {
  let temporary: TemporaryFolder;
  let files: AttemptFiles;

  beforeEach(async () => {
    temporary = await temporaryFolder("vps-orders-");
    files = new AttemptFiles(temporary.path, systemStorage);
  });

  afterEach(() => temporary.remove());

  it("come back as they were written, in every window", async () => {
    const first = attempt(files.newId());
    const { looks, ...other } = attempt(files.newId());
    assert.equal(looks, 2);
    const bare = {
      ...other,
      idsBefore: undefined,
      knownUntilMs: undefined,
      problem: undefined,
    };
    await files.write(first);
    await files.write(bare);
    const read = await new AttemptFiles(temporary.path, systemStorage).read();
    assert.deepEqual(
      read.toSorted((a, b) => a.id.localeCompare(b.id)),
      [first, bare].toSorted((a, b) => a.id.localeCompare(b.id)),
    );
  });

  it("are gone once they are struck off, by whichever window", async () => {
    const one = attempt(files.newId());
    await files.write(one);
    await new AttemptFiles(temporary.path, systemStorage).remove(one.id);
    assert.deepEqual(await files.read(), []);
    await files.remove(one.id);
    assert.deepEqual(await readdir(temporary.path), []);
  });

  for (const [what, text] of [
    ["empty", ""],
    ["half a file", '{"id": "half", "accou'],
    ["of another kind", "[]"],
    ["of a version that writes something else", '{"id": 1}'],
    ["named for another one", JSON.stringify(attempt("another"))],
  ] as const) {
    it(`that are ${what} are told as damaged, and cost the others nothing`, async () => {
      const one = attempt(files.newId());
      await files.write(one);
      await writeFile(join(temporary.path, "half.json"), text);
      const read = await files.read();
      assert.deepEqual(
        read.filter((other) => !("unread" in other)),
        [one],
      );
      assert.deepEqual(
        read.filter((other) => "unread" in other),
        [{ id: "half", unread: "half.json", isDamaged: true }],
      );
      await files.remove("half");
      assert.deepEqual(await files.read(), [one]);
    });
  }

  it("that cannot be read now are told as such, and may be read later", async () => {
    const one = attempt(files.newId());
    await files.write(one);
    await mkdir(join(temporary.path, "locked.json"));
    const read = await files.read();
    assert.ok(read.some((other) => other.id === one.id && !("unread" in other)));
    assert.deepEqual(
      read.filter((other) => "unread" in other),
      [{ id: "locked", unread: "EISDIR", isDamaged: false }],
    );
  });

  it("are never none because their folder cannot be read", async () => {
    const path = join(temporary.path, "orders");
    await writeFile(path, "");
    await assert.rejects(new AttemptFiles(path, systemStorage).read(), { code: "ENOTDIR" });
  });

  it("are not what is left of a draft that was never finished", async () => {
    await writeFile(join(temporary.path, "left.json.0.tmp"), "{");
    assert.deepEqual(await files.read(), []);
  });

  it("are none where there is no folder yet", async () => {
    assert.deepEqual(
      await new AttemptFiles(join(temporary.path, "nowhere"), systemStorage).read(),
      [],
    );
  });
});

function attempt(id: string): CreationAttempt {
  return {
    id,
    accountKey: "ada",
    request: aRequest(),
    idsBefore: ["1", "2"],
    knownUntilMs: 5,
    sentAtMs: 7,
    problem: { kind: "timeout", host: "h", afterMs: 30_000 },
    looks: 2,
  };
}
