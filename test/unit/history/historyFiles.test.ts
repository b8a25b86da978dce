import assert from "node:assert/strict";
import { mkdir, readdir, readFile, rename, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { systemStorage } from "../../../src/files/storage";
import {
  HistoryFiles,
  longestFileBytes,
  longestTotalBytes,
} from "../../../src/history/historyFiles";
import { temporaryFolder, type TemporaryFolder } from "../../vscode/temporaryFolder";

const now = Date.parse("2025-01-16T15:30:00Z");
const day = 86_400_000;
const ref = { accountKey: "ada", serverId: "12345" };

function recordOf(count: number) {
  const samples = Array.from({ length: count }, (_, index) => ({
    atMs: now - (count - index) * 15_000,
    cpuPercent: 10,
    memoryUsedMb: 2_048,
    diskUsedGb: undefined,
    bandwidthUsedGb: undefined,
  }));
  return { samples, states: [{ atMs: now - day, status: "active" }] };
}

describe("The files of the history", () => {
  let temporary: TemporaryFolder;
  let folder: string;
  let files: HistoryFiles;

  beforeEach(async () => {
    temporary = await temporaryFolder("vps-history-");
    folder = join(temporary.path, "history");
    files = new HistoryFiles(folder, systemStorage);
  });

  afterEach(() => temporary.remove());

  const onlyFile = async () => {
    const names = await readdir(join(folder, "ada"));
    const name = names.find((one) => one.endsWith(".json")) ?? "";
    return join(folder, "ada", name);
  };

  /** What a window finds that has read nothing before. */
  const recordsOf = async (one = ref) => (await files.read(one)).map(({ record }) => record);

  /** The account's only file was written so many days ago. */
  async function agedBy(days: number): Promise<void> {
    const old = (Date.now() - days * day) / 1_000;
    await utimes(await onlyFile(), old, old);
  }

  /** A session on each of the days up to today. */
  async function useFor(days: number): Promise<void> {
    for (let ago = days - 1; ago >= 0; ago -= 1) {
      await files.prune(30 * day, Date.now() - ago * day);
    }
  }

  it("return what was written", async () => {
    await files.write(ref, recordOf(3));
    assert.deepEqual(await recordsOf(), [recordOf(3)]);
  });

  it("stand beside each other, until one is written in the place of those that were merged", async () => {
    const first = await files.write(ref, recordOf(1));
    const second = await files.write(ref, recordOf(2));
    assert.deepEqual(
      new Set((await files.read(ref)).map(({ path }) => path)),
      new Set([...first, ...second]),
    );
    await files.write(ref, recordOf(3), first);
    assert.equal((await recordsOf()).length, 2);
  });

  it("are read once by who names those that are known", async () => {
    const known = await files.write(ref, recordOf(1));
    assert.deepEqual(await files.read(ref, known), []);
    await files.write(ref, recordOf(2));
    assert.deepEqual(
      (await files.read(ref, known)).map(({ record }) => record),
      [recordOf(2)],
    );
  });

  it("are no drafts of others, and no file of another server", async () => {
    await files.write(ref, recordOf(1));
    await files.write({ ...ref, serverId: "2" }, recordOf(2));
    await writeFile(`${await onlyFile()}.tmp`, JSON.stringify(recordOf(3)));
    assert.equal((await recordsOf()).length, 1);
  });

  it("stay known as long as they cannot be removed", async () => {
    const stuck = join(folder, "ada", "stuck.json");
    const disk = {
      ...systemStorage.disk,
      remove: (path: string) =>
        path === stuck
          ? Promise.reject(new Error("EBUSY: the file is locked."))
          : systemStorage.disk.remove(path),
    };
    const { newId } = systemStorage;
    const left = await new HistoryFiles(folder, { disk, newId }).write(
      ref,
      recordOf(1),
      new Set([stuck]),
    );
    assert.ok(left.has(stuck) && left.has(await onlyFile()));
  });

  it("are read under the name that they had in one file per server", async () => {
    await files.write(ref, recordOf(1));
    const path = await onlyFile();
    await rename(path, path.replace(/\.[0-9a-f-]{36}\.json$/, ".json"));
    assert.deepEqual(await recordsOf(), [recordOf(1)]);
  });

  it("have nothing of a server that was never written", async () => {
    assert.deepEqual(await recordsOf(), []);
  });

  for (const serverId of ["../../x", "1/../2", "a\nb", "?", "x".repeat(10_000), "", "con"]) {
    it(`keep the id ${JSON.stringify(serverId.slice(0, 12))} out of the path`, async () => {
      await files.write({ ...ref, serverId }, recordOf(1));
      assert.match(await onlyFile(), /[0-9a-f]{32}\.[0-9a-f-]{36}\.json$/);
      assert.deepEqual(await recordsOf({ ...ref, serverId }), [recordOf(1)]);
    });
  }

  it("leave no draft behind, and are readable only by the user", async () => {
    await files.write(ref, recordOf(1));
    assert.equal((await readdir(join(folder, "ada"))).length, 1);
    if (process.platform !== "win32") {
      assert.equal((await stat(await onlyFile())).mode & 0o777, 0o600);
    }
  });

  for (const content of ["", "{", "\0\0\0", '{"version":1}', "x".repeat(longestFileBytes + 1)]) {
    it(`count as none with ${JSON.stringify(content.slice(0, 14))} in them`, async () => {
      await files.write(ref, recordOf(1));
      await writeFile(await onlyFile(), content);
      assert.deepEqual(await recordsOf(), []);
    });

    it(`are put aside with ${JSON.stringify(content.slice(0, 14))} in them, and cost no other one`, async () => {
      await files.write(ref, recordOf(1));
      const path = await onlyFile();
      await writeFile(path, content);
      await files.write(ref, recordOf(2));
      assert.deepEqual(await recordsOf(), [recordOf(2)]);
      assert.equal(await readFile(`${path}.unreadable`, "utf8"), content);
    });
  }

  it("lose their oldest part if it does not fit", async () => {
    await files.write(ref, recordOf(20_000));
    assert.ok((await readFile(await onlyFile())).length <= longestFileBytes);
    const [kept] = await recordsOf();
    assert.deepEqual(kept?.samples.at(-1), recordOf(1).samples[0]);
  });

  it("go with their account", async () => {
    await files.write(ref, recordOf(1));
    await files.write({ ...ref, serverId: "2" }, recordOf(1));
    await files.removeAccount("ada");
    assert.deepEqual(await readdir(folder), []);
  });

  it("are removed where nobody has added to them for thirty days", async () => {
    await files.write(ref, recordOf(1));
    await agedBy(31);
    await files.write({ accountKey: "bob", serverId: "1" }, recordOf(1));
    await useFor(10);
    assert.deepEqual(await readdir(join(folder, "ada")), []);
    assert.equal((await readdir(join(folder, "bob"))).length, 1);
  });

  it("stay where only the clock says that they are old, and not the days of use", async () => {
    await files.write(ref, recordOf(1));
    await agedBy(31);
    await files.write({ accountKey: "bob", serverId: "1" }, recordOf(1));
    await useFor(9);
    assert.equal((await readdir(join(folder, "ada"))).length, 1);
  });

  it("stay where another one is written while the clock is ahead, and many sessions follow", async () => {
    await files.write(ref, recordOf(1));
    await agedBy(40);
    await files.write({ accountKey: "bob", serverId: "1" }, recordOf(1));
    for (let session = 0; session < 50; session += 1) {
      await new HistoryFiles(folder, systemStorage).prune(30 * day, Date.now() + session);
    }
    assert.equal((await readdir(join(folder, "ada"))).length, 1);
  });

  it("stay where the days of use were noted by a clock that was ahead", async () => {
    await files.write(ref, recordOf(1));
    for (let ahead = 40; ahead < 60; ahead += 1) {
      await files.prune(30 * day, Date.now() + ahead * day);
    }
    await agedBy(31);
    await files.write({ accountKey: "bob", serverId: "1" }, recordOf(1));
    await files.prune(30 * day, Date.now());
    assert.equal((await readdir(join(folder, "ada"))).length, 1);
  });

  for (const [what, spoil] of [
    ["are broken", (path: string) => writeFile(path, "[1, ")],
    ["are none", (path: string) => writeFile(path, '{"a": ["x"]}')],
    ["cannot be read", (path: string) => mkdir(path, { recursive: true })],
  ] as const) {
    it(`stay where the days of use ${what}`, async () => {
      await files.write(ref, recordOf(1));
      await agedBy(31);
      await files.write({ accountKey: "bob", serverId: "1" }, recordOf(1));
      await spoil(join(folder, "days.json"));
      await files.prune(30 * day, Date.now());
      assert.equal((await readdir(join(folder, "ada"))).length, 1);
    });
  }

  it("stay however far ahead or behind the clock is", async () => {
    for (const offset of [-400 * day, 0]) {
      await files.write({ ...ref, serverId: String(offset) }, recordOf(1));
    }
    for (const name of await readdir(join(folder, "ada"))) {
      await utimes(join(folder, "ada", name), 1_000_000, 1_000_000);
    }
    await useFor(10);
    assert.equal((await readdir(join(folder, "ada"))).length, 2);
  });

  it("stay where one of them was written while the clock was ahead", async () => {
    await files.write(ref, recordOf(1));
    const ahead = (Date.now() + 400 * day) / 1_000;
    await utimes(await onlyFile(), ahead, ahead);
    await files.write({ accountKey: "bob", serverId: "1" }, recordOf(1));
    await useFor(10);
    assert.equal((await readdir(join(folder, "ada"))).length, 1);
    assert.equal((await readdir(join(folder, "bob"))).length, 1);
  });

  it("stay below 8 MB in total: the oldest are removed first", async () => {
    const count = longestTotalBytes / longestFileBytes + 10;
    await mkdir(join(folder, "ada"), { recursive: true });
    for (let index = 0; index < count; index += 1) {
      const path = join(folder, "ada", `${index}.json`);
      await writeFile(path, "x".repeat(longestFileBytes));
      await utimes(path, now / 1_000 + index, now / 1_000 + index);
    }
    await files.prune(30 * day, Date.now());
    const left = await readdir(join(folder, "ada"));
    assert.equal(left.length, longestTotalBytes / longestFileBytes);
    assert.ok(!left.includes("0.json") && left.includes(`${count - 1}.json`));
  });
});
