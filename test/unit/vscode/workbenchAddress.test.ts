import assert from "node:assert/strict";
import { uriPath, workbenchAddress } from "../../vscode/workbenchAddress";

const server = { url: "http://127.0.0.1:8123/", port: 8123 };

describe("workbenchAddress", () => {
  it("opens a folder", () => {
    const { searchParams } = new URL(workbenchAddress(server, { folder: "/tmp/a b" }));
    assert.deepEqual([...searchParams], [["folder", "/tmp/a b"]]);
  });

  it("asks for an empty window without a folder", () => {
    assert.equal(workbenchAddress(server), "http://127.0.0.1:8123/?ew=true");
  });

  it("hands over extension and tests as addresses on the server", () => {
    const address = workbenchAddress(server, {
      extensionDevelopmentPath: "/ext",
      extensionTestsPath: "/ext/out/index.js",
    });
    assert.deepEqual(JSON.parse(new URL(address).searchParams.get("payload") ?? ""), [
      ["extensionDevelopmentPath", "vscode-remote://127.0.0.1:8123/ext"],
      ["extensionTestsPath", "vscode-remote://127.0.0.1:8123/ext/out/index.js"],
    ]);
  });

  it("hands over a path with letters that mean something in an address", () => {
    const address = workbenchAddress(server, { extensionTestsPath: "/home/é/a #1 %41?/out" });
    const payload = new URL(address).searchParams.get("payload");
    const uri = "vscode-remote://127.0.0.1:8123/home/%C3%A9/a%20%231%20%2541%3F/out";
    assert.equal(payload, JSON.stringify([["extensionTestsPath", uri]]));
  });

  it("writes Windows paths with forward slashes", () => {
    assert.equal(uriPath("C:\\Users\\ada"), "/C:/Users/ada");
    assert.equal(uriPath("/home/ada"), "/home/ada");
  });
});
