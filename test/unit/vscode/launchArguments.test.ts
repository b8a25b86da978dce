import assert from "node:assert/strict";
import { parseLaunchArguments } from "../../vscode/launchArguments";

describe("parseLaunchArguments", () => {
  it("takes the two paths out of what a desktop VS Code is started with", () => {
    const parsed = parseLaunchArguments([
      "--no-sandbox",
      "--extensionTestsPath=/a b/out=1/index.js",
      "--extensionDevelopmentPath=/a b",
      "--user-data-dir=/tmp/x",
    ]);
    assert.deepEqual(parsed, {
      extensionDevelopmentPath: "/a b",
      extensionTestsPath: "/a b/out=1/index.js",
    });
  });

  it("names the argument that is missing or empty", () => {
    const development = "--extensionDevelopmentPath=/a";
    assert.throws(
      () => parseLaunchArguments([development]),
      /--extensionTestsPath=PATH is missing/,
    );
    assert.throws(
      () => parseLaunchArguments([development, "--extensionTestsPath="]),
      /--extensionTestsPath=PATH is missing/,
    );
  });
});
