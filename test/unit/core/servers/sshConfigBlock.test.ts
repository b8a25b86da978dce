import assert from "node:assert/strict";
import * as fc from "fast-check";
import { sshConfigBlock } from "../../../../src/core/servers/sshConfigBlock";
import { aServer } from "../../../fakes/samples";

const ssh = { user: "root", port: 22, identityFile: "" };
const block = (name: string, settings = ssh) =>
  sshConfigBlock(aServer("1", { name }), "203.0.113.10", settings);

describe("A block for the ssh configuration", () => {
  it("has the name, the address and the user", () => {
    assert.equal(block("web-01"), "Host web-01\n  HostName 203.0.113.10\n  User root\n");
  });

  it("has port and key where they are not ssh's own", () => {
    const settings = { user: "ada", port: 2222, identityFile: "/home/ada/my key" };
    assert.equal(
      block("web-01", settings),
      'Host web-01\n  HostName 203.0.113.10\n  User ada\n  Port 2222\n  IdentityFile "/home/ada/my key"\n',
    );
  });

  const names: readonly (readonly [string, string])[] = [
    ["my web server", "my-web-server"],
    ["*", "203.0.113.10"],
    ["!web", "web"],
    ["-oProxyCommand=x", "oProxyCommand-x"],
    ["web\n  ProxyCommand reboot", "web-ProxyCommand-reboot"],
    ["日本", "203.0.113.10"],
  ];
  for (const [name, alias] of names) {
    it(`calls ${JSON.stringify(name)} ${alias}`, () => {
      assert.equal(block(name).split("\n")[0], `Host ${alias}`);
    });
  }

  it("has one line for each setting and matches no other host, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const lines = block(name).split("\n");
        assert.equal(lines.length, 4);
        assert.match(lines[0] ?? "", /^Host [A-Za-z0-9._][A-Za-z0-9._-]*$/);
      }),
    );
  });
});
