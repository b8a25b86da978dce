import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { systemStorage } from "../../../src/files/storage";
import { PauseFiles } from "../../../src/sync/pauseFiles";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { temporaryFolder, type TemporaryFolder } from "../../vscode/temporaryFolder";

const nowMs = Date.parse("2025-01-16T15:30:00Z");
const pause = { fromMs: nowMs, forMs: 60_000 };

describe("The pauses on disk", () => {
  let temporary: TemporaryFolder;
  let kept: string[];
  let logger: RecordingLogger;
  let files: PauseFiles;

  beforeEach(async () => {
    temporary = await temporaryFolder("vps-pauses-");
    kept = ["ada", "bob"];
    logger = new RecordingLogger();
    files = opened();
  });

  afterEach(() => temporary.remove());

  /** As another window has them. */
  function opened(folder = temporary.path): PauseFiles {
    return new PauseFiles(folder, systemStorage, (key) => kept.includes(key), logger);
  }

  it("come back in every window, each for its account", async () => {
    await files.write("ada", pause);
    assert.deepEqual(await opened().read("ada"), pause);
    assert.equal(await opened().read("bob"), undefined);
  });

  it("hold times and nothing else", async () => {
    await files.write("ada", pause);
    const text = await readFile(join(temporary.path, "ada.json"), "utf8");
    assert.deepEqual(JSON.parse(text), pause);
  });

  it("keep the one that ends later, whichever window writes last", async () => {
    await files.write("ada", pause);
    await opened().write("ada", { fromMs: nowMs + 1_000, forMs: 5_000 });
    assert.deepEqual(await files.read("ada"), pause);
    const later = { fromMs: nowMs + 1_000, forMs: 60_000 };
    await opened().write("ada", later);
    assert.deepEqual(await files.read("ada"), later);
  });

  it("do not keep one that a clock has written that was ahead", async () => {
    await files.write("ada", { fromMs: nowMs + 86_400_000, forMs: 60_000 });
    await files.write("ada", pause);
    assert.deepEqual(await files.read("ada"), pause);
  });

  for (const text of [
    "",
    "{",
    "null",
    "[]",
    '{"fromMs":1}',
    '{"fromMs":"1","forMs":1}',
    '{"fromMs":1,"forMs":-1}',
    '{"fromMs":1,"forMs":3600001}',
    '{"fromMs":1e999,"forMs":1}',
  ]) {
    it(`count as none where the file is broken: ${text}`, async () => {
      await writeFile(join(temporary.path, "ada.json"), text);
      assert.equal(await files.read("ada"), undefined);
      await files.write("ada", pause);
      assert.deepEqual(await files.read("ada"), pause);
    });
  }

  it("are neither written nor read for an account that is another one elsewhere", async () => {
    await files.write("ada", pause);
    kept = [];
    assert.equal(await files.read("ada"), undefined);
    await files.write("eve", pause);
    assert.deepEqual(await readdir(temporary.path), ["ada.json"]);
  });

  it("go with their account, even while one is still being written", async () => {
    const writing = files.write("ada", pause);
    await files.removeAccount("ada");
    await writing;
    await files.removeAccount("ada");
    assert.deepEqual(await readdir(temporary.path), []);
    assert.deepEqual(logger.lines, []);
  });

  it("are this window's alone where the disk takes nothing", async () => {
    await writeFile(join(temporary.path, "file"), "");
    const nowhere = opened(join(temporary.path, "file"));
    await nowhere.write("ada", pause);
    assert.equal(await nowhere.read("ada"), undefined);
    assert.equal(logger.lines.length, 1);
  });
});
