import assert from "node:assert/strict";
import { cacheFolder } from "../../vscode/cacheFolder";

describe("cacheFolder", () => {
  it("follows XDG_CACHE_HOME on Linux, and falls back to ~/.cache", () => {
    assert.equal(cacheFolder({}, "linux", "/home/ada"), "/home/ada/.cache/vps-servers-test");
    assert.equal(
      cacheFolder({ XDG_CACHE_HOME: "/big" }, "linux", "/home/ada"),
      "/big/vps-servers-test",
    );
  });

  it("takes a relative XDG_CACHE_HOME as not set", () => {
    const folder = cacheFolder({ XDG_CACHE_HOME: "cache" }, "linux", "/home/ada");
    assert.equal(folder, "/home/ada/.cache/vps-servers-test");
  });

  it("is below Library/Caches on macOS", () => {
    const folder = cacheFolder({ XDG_CACHE_HOME: "/big" }, "darwin", "/Users/ada");
    assert.equal(folder, "/Users/ada/Library/Caches/vps-servers-test");
  });

  it("is below LOCALAPPDATA on Windows", () => {
    const home = "C:\\Users\\ada";
    assert.equal(cacheFolder({ LOCALAPPDATA: "D:\\L" }, "win32", home), "D:\\L\\vps-servers-test");
    assert.equal(
      cacheFolder({}, "win32", home),
      "C:\\Users\\ada\\AppData\\Local\\vps-servers-test",
    );
  });

  it("is what VPS_TEST_CACHE names, as it stands", () => {
    const environment = { VPS_TEST_CACHE: "/ci/cache", XDG_CACHE_HOME: "/big" };
    assert.equal(cacheFolder(environment, "linux", "/home/ada"), "/ci/cache");
  });
});
