import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../vscode/projectRoot";
import { vscodeVersions } from "../../vscode/vscodeVersion";
import { manifest } from "./manifest";

function minorOf(version: string): string {
  return /(\d+\.\d+)/.exec(version)?.[1] ?? version;
}

describe("The manifest", () => {
  it("is that of VPS.org Servers", () => {
    const { publisher, name, license, main } = manifest;
    assert.deepEqual(
      [publisher, name, license, main],
      ["vps-org", "vps-servers", "MIT", "./dist/extension.js"],
    );
  });

  it("asks for the oldest VS Code that the tests run in, and is typed against that one", () => {
    const installed = JSON.parse(
      readFileSync(join(projectRoot, "node_modules/@types/vscode/package.json"), "utf8"),
    ) as { version: string };
    assert.equal(manifest.engines.vscode, "^1.100.0");
    assert.equal(minorOf(manifest.engines.vscode), minorOf(vscodeVersions.oldest.vscode));
    assert.equal(minorOf(manifest.devDependencies["@types/vscode"]), "1.100");
    assert.equal(minorOf(installed.version), "1.100");
  });

  it("wakes the extension for nothing but what VS Code cannot infer", () => {
    const allowed = new Set(["onWebviewPanel:vps.server", "onUri"]);
    assert.deepEqual(
      manifest.activationEvents.filter((event) => !allowed.has(event)),
      [],
    );
  });

  it("lets the extension run on the user's machine, in Restricted Mode and without files", () => {
    assert.deepEqual(manifest.extensionKind, ["ui", "workspace"]);
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });

  it("ships no packages: everything is in the bundle", () => {
    assert.ok(!("dependencies" in manifest));
  });

  it("names pictures that exist", () => {
    const pictures = JSON.stringify(manifest).match(/media\/[\w.-]+/g) ?? [];
    assert.ok(pictures.length > 0);
    assert.deepEqual(
      pictures.filter((path) => !existsSync(join(projectRoot, path))),
      [],
    );
  });
});
