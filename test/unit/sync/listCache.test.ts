import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemStorage } from "../../../src/files/storage";
import { ListCache } from "../../../src/sync/listCache";
import { aListedServer } from "../../fakes/samples";

describe("The list that is kept on disk", () => {
  let base: string;
  let folder: string;
  let cache: ListCache;

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), "vps-lists-"));
    folder = join(base, "not", "there", "yet");
    cache = new ListCache(folder, systemStorage);
  });

  afterEach(() => rm(base, { recursive: true, force: true }));

  it("comes back as it was, in the next session too", async () => {
    const bare = aListedServer("2", {
      hostname: undefined,
      ipv4: undefined,
      ipv6: undefined,
      plan: undefined,
      os: undefined,
      createdAtMs: undefined,
      updatedAtMs: undefined,
    });
    const list = { asOfMs: 1_737_041_400_000, servers: [aListedServer("1"), bare] };
    await cache.write("ada", list);
    assert.deepEqual(await new ListCache(folder, systemStorage).read("ada"), list);
  });

  it("lets others have a turn while it is written, if it is long", async () => {
    let turns = 0;
    const breathing = new ListCache(folder, systemStorage, () => {
      turns += 1;
      return Promise.resolve();
    });
    const servers = Array.from({ length: 2_500 }, (_, at) => aListedServer(String(at)));
    await breathing.write("ada", { asOfMs: 1, servers });
    assert.equal(turns, 2);
    assert.deepEqual(await cache.read("ada"), { asOfMs: 1, servers });
    await breathing.write("ada", { asOfMs: 2, servers: servers.slice(0, 1_000) });
    assert.equal(turns, 2);
  });

  it("is each account's own", async () => {
    await cache.write("ada", { asOfMs: 1, servers: [aListedServer("1")] });
    await cache.write("bob", { asOfMs: 2, servers: [] });
    assert.equal((await cache.read("ada"))?.servers.length, 1);
    assert.equal((await cache.read("bob"))?.servers.length, 0);
  });

  it("is readable only by the user", async function () {
    if (process.platform === "win32") {
      this.skip();
    }
    await cache.write("ada", { asOfMs: 1, servers: [] });
    const { mode } = await stat(join(folder, "ada.json"));
    assert.equal(mode & 0o077, 0);
  });

  it("goes with every draft that a window has left that ended while it was writing", async () => {
    await cache.write("ada", { asOfMs: 1, servers: [] });
    await cache.write("ada-2", { asOfMs: 1, servers: [] });
    await writeFile(join(folder, "ada.json.0b1c.tmp"), "{");
    await cache.remove("ada");
    assert.deepEqual(await readdir(folder), ["ada-2.json"]);
  });

  it("is none before the first", async () => {
    assert.equal(await cache.read("ada"), undefined);
  });

  for (const text of [
    "",
    "{",
    "null",
    "[]",
    "7",
    '{"version":2,"asOfMs":1,"servers":[]}',
    '{"version":1,"servers":[]}',
    '{"version":1,"asOfMs":1,"servers":[{"id":1}]}',
    '{"version":1,"asOfMs":1,"servers":{}}',
    "\u0000\u0001",
  ]) {
    it(`is none if the file contains ${JSON.stringify(text)}, and can be written again`, async () => {
      await cache.write("ada", { asOfMs: 1, servers: [] });
      await writeFile(join(folder, "ada.json"), text);
      assert.equal(await cache.read("ada"), undefined);
      await cache.write("ada", { asOfMs: 2, servers: [] });
      assert.equal((await cache.read("ada"))?.asOfMs, 2);
    });
  }

  it("goes with the account, and may be gone already", async () => {
    await cache.write("ada", { asOfMs: 1, servers: [] });
    await cache.remove("ada");
    await cache.remove("ada");
    assert.equal(await cache.read("ada"), undefined);
    assert.deepEqual(await readdir(folder), []);
  });

  it("is the last of many that are written at once", async () => {
    const ages = Array.from({ length: 20 }, (_, age) => age);
    await Promise.all(ages.map((asOfMs) => cache.write("ada", { asOfMs, servers: [] })));
    assert.equal((await cache.read("ada"))?.asOfMs, 19);
    assert.deepEqual(await readdir(folder), ["ada.json"]);
  });

  it("is gone for good when the account goes while it is being written", async () => {
    const writing = cache.write("ada", { asOfMs: 1, servers: [aListedServer("1")] });
    await Promise.all([writing, cache.remove("ada")]);
    assert.deepEqual(await readdir(folder), []);
  });

  it("of two windows that write at once is one of them, whole", async () => {
    const other = new ListCache(folder, systemStorage);
    const many = Array.from({ length: 200 }, (_, at) => aListedServer(String(at)));
    await Promise.all(
      Array.from({ length: 10 }, (_, round) =>
        Promise.all([
          cache.write("ada", { asOfMs: round, servers: many }),
          other.write("ada", { asOfMs: 100 + round, servers: many.slice(1) }),
        ]),
      ),
    );
    const kept = await cache.read("ada");
    assert.equal(kept?.servers.length, kept && kept.asOfMs >= 100 ? 199 : 200);
    assert.deepEqual(await readdir(folder), ["ada.json"]);
  });

  it("says when it cannot be written, and goes on when it can", async () => {
    await writeFile(join(base, "not"), "a file in the way");
    await assert.rejects(cache.write("ada", { asOfMs: 1, servers: [] }));
    await rm(join(base, "not"));
    await cache.write("ada", { asOfMs: 2, servers: [] });
    assert.equal((await cache.read("ada"))?.asOfMs, 2);
  });

  it("holds nothing but what a row shows", async () => {
    await cache.write("ada", { asOfMs: 1, servers: [aListedServer("1")] });
    const file: unknown = JSON.parse(await readFile(join(folder, "ada.json"), "utf8"));
    assert.deepEqual(Object.keys(file as object), ["version", "asOfMs", "servers"]);
  });
});
