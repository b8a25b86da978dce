import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { installOnce } from "../../vscode/installOnce";
import { temporaryFolder, type TemporaryFolder } from "../../vscode/temporaryFolder";

const silent = () => undefined;

describe("installOnce", () => {
  let cache: TemporaryFolder;
  let folder: string;

  beforeEach(async () => {
    cache = await temporaryFolder("vps-unit-");
    folder = join(cache.path, "thing");
  });

  afterEach(() => cache.remove());

  it("installs once for two who ask at the same time", async () => {
    let installs = 0;
    const install = async (into: string) => {
      installs += 1;
      await wait(50);
      await writeFile(join(into, "file"), "whole");
    };
    await Promise.all([installOnce(folder, install, silent), installOnce(folder, install, silent)]);
    assert.equal(installs, 1);
    assert.equal(await readFile(join(folder, "file"), "utf8"), "whole");
    assert.deepEqual(await readdir(cache.path), ["thing"]);
  });

  it("leaves nothing behind when it fails, so that the next try starts anew", async () => {
    const failing = async (into: string) => {
      await writeFile(join(into, "half"), "");
      throw new Error("No network.");
    };
    await assert.rejects(installOnce(folder, failing, silent), /No network/);
    assert.deepEqual(await readdir(cache.path), []);
    await installOnce(folder, () => Promise.resolve(), silent);
    assert.deepEqual(await readdir(cache.path), ["thing"]);
  });

  it("takes over from a process that died while installing", async () => {
    const noProcess = 2 ** 22 + 1;
    await writeFile(`${folder}.lock`, String(noProcess));
    await mkdir(`${folder}.partial-${noProcess}`);
    await installOnce(folder, () => Promise.resolve(), silent);
    assert.deepEqual(await readdir(cache.path), ["thing"]);
  });
});
