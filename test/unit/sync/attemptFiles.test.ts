import assert from "node:assert/strict";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
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

  const attempt = (id = files.newId()) => ({
    id,
    accountKey: "ada",
    request: aRequest(),
    idsBefore: ["1", "2"],
    knownUntilMs: 5,
    sentAtMs: 7,
    problem: { kind: "timeout", host: "h", afterMs: 30_000 } as const,
  });

  it("come back as they were written, in every window", async () => {
    const first = attempt();
    const bare = {
      ...attempt(),
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
    const one = attempt();
    await files.write(one);
    await new AttemptFiles(temporary.path, systemStorage).remove(one.id);
    assert.deepEqual(await files.read(), []);
    await files.remove(one.id);
    assert.deepEqual(await readdir(temporary.path), []);
  });

  it("that are broken or foreign count as none, and keep the others", async () => {
    const one = attempt();
    await files.write(one);
    for (const [at, text] of ["", "{", "[]", '{"id": 1}'].entries()) {
      await writeFile(join(temporary.path, `${at}.json`), text);
    }
    assert.deepEqual(await files.read(), [one]);
  });

  it("are none where there is no folder yet", async () => {
    assert.deepEqual(
      await new AttemptFiles(join(temporary.path, "nowhere"), systemStorage).read(),
      [],
    );
  });
});
