import assert from "node:assert/strict";
import fc from "fast-check";
import { parseSshOptions } from "../../../../src/core/servers/sshOptions";
import { sshTarget } from "../../../../src/core/servers/sshTarget";
import { aServer } from "../../../fakes/samples";

const root = { user: "root", port: 22, identityFile: "" };

describe("What is kept of how to connect to a server", () => {
  it("may be any part of it", () => {
    const all = { user: "deploy", port: 2222, identityFile: "/home/ada/my key" };
    assert.deepEqual(parseSshOptions(all), all);
    assert.deepEqual(parseSshOptions({ port: 2222 }), { port: 2222 });
  });

  it("may be that ssh chooses the key, whatever the setting says", () => {
    assert.deepEqual(parseSshOptions({ identityFile: "" }), { identityFile: "" });
  });

  for (const kept of [undefined, null, 7, "root", [], {}, { user: 7, port: "22" }, { host: "x" }]) {
    it(`is nothing where ${JSON.stringify(kept)} was kept`, () => {
      assert.deepEqual(parseSshOptions(kept), {});
    });
  }

  it("lets each usable part count beside one that is not", () => {
    const kept = { user: "-oProxyCommand=id", port: 2222, identityFile: "a\nb" };
    assert.deepEqual(parseSshOptions(kept), { port: 2222 });
  });

  it("always leads to a connection, whatever was kept", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (user, port, identityFile) => {
        const options = parseSshOptions({ user, port, identityFile });
        assert.ok(sshTarget(aServer("1"), { ...root, ...options }).ok);
      }),
    );
  });
});
