import assert from "node:assert/strict";
import fc from "fast-check";
import { sshTarget, type SshSettings } from "../../../../src/core/servers/sshTarget";
import { aServer } from "../../../fakes/samples";

const root: SshSettings = { user: "root", port: 22, identityFile: "" };

/** So that ssh ends, and says so, where nothing responds. */
const patience = ["-o", "ConnectTimeout=30", "-o", "ServerAliveInterval=15"];

/** The arguments, or the reason of the refusal. */
function connect(address: Partial<{ ipv4: string; ipv6: string }>, settings = root) {
  const target = sshTarget(aServer("1", { ipv4: address.ipv4, ipv6: address.ipv6 }), settings);
  return target.ok ? target.args : target.fault;
}

describe("The way to a server by ssh", () => {
  it("is the address behind the end of the options", () => {
    assert.deepEqual(connect({ ipv4: "203.0.113.10" }), [
      ...patience,
      "-p",
      "22",
      "-l",
      "root",
      "--",
      "203.0.113.10",
    ]);
  });

  it("takes user, port and key from the settings", () => {
    const settings = { user: "ada.l_9", port: 2222, identityFile: "/home/ada/my keys/id (1)" };
    assert.deepEqual(connect({ ipv4: "203.0.113.10" }, settings), [
      ...patience,
      "-p",
      "2222",
      "-i",
      "/home/ada/my keys/id (1)",
      "-l",
      "ada.l_9",
      "--",
      "203.0.113.10",
    ]);
  });

  it("prefers IPv4, and takes IPv6 where there is no other", () => {
    const both = connect({ ipv4: "203.0.113.10", ipv6: "2001:db8::1" });
    assert.equal(both.at(-1), "203.0.113.10");
    assert.equal(connect({ ipv6: "2001:db8::1" }).at(-1), "2001:db8::1");
  });

  it("is not there while the server has no address", () => {
    assert.equal(connect({}), "noAddress");
  });

  for (const ipv6 of ["2001:0db8::1", "::1", "2001:DB8:0:0:0:0:0:1", "::ffff:203.0.113.10"]) {
    it(`takes the IPv6 address ${ipv6}`, () => {
      assert.ok(Array.isArray(connect({ ipv6 })));
    });
  }

  for (const network of ["2001:db8:1:2::/64", "2001:DB8::1/128", "203.0.113.0/24"]) {
    it(`is not the network ${network}, in which the server has some address`, () => {
      assert.equal(connect({ ipv6: network }), "onlyNetwork");
    });
  }

  for (const address of [
    "-oProxyCommand=touch /tmp/x",
    "-oProxyCommand=id",
    "-V",
    "--",
    "$(x)",
    "`id`",
    "203.0.113.10;id",
    "203.0.113.10 -oProxyCommand=id",
    "203.0.113.10\n-oProxyCommand=id",
    "203.0.113.10\n",
    " 203.0.113.10",
    "",
    "ada@203.0.113.10",
    "evil.example.com",
    "ssh://203.0.113.10",
    "203.0.113.256",
    "203.0.113",
    "203.0.113.10.",
    "[2001:db8::1]",
    "fe80::1%eth0",
    "fe80::1%$(id)",
    "1:2",
    "2001:db8::g",
    "::-oProxyCommand=id",
    "2001:db8::1\n",
    "2001:db8::1 x",
    "1".repeat(5_000),
    ":".repeat(5_000),
  ]) {
    it(`refuses the address ${JSON.stringify(address.slice(0, 40))}`, () => {
      assert.equal(connect({ ipv4: address }), "badAddress");
      assert.equal(connect({ ipv6: address }), "badAddress");
    });
  }

  for (const user of ["", "-oProxyCommand=id", "$(id)", "a b", "a\nb", "a;b", "a@b", ".", "é"]) {
    it(`refuses the user ${JSON.stringify(user)}`, () => {
      assert.equal(connect({ ipv4: "203.0.113.10" }, { ...root, user }), "badUser");
    });
  }

  for (const port of [0, -1, 65_536, 22.5, Number.NaN, Infinity]) {
    it(`refuses the port ${port}`, () => {
      assert.equal(connect({ ipv4: "203.0.113.10" }, { ...root, port }), "badPort");
    });
  }

  for (const identityFile of ["-oProxyCommand=id", "a\nb", "a\0b", "\u001b[2J"]) {
    it(`refuses the key file ${JSON.stringify(identityFile)}`, () => {
      const settings = { ...root, identityFile };
      assert.equal(connect({ ipv4: "203.0.113.10" }, settings), "badIdentityFile");
    });
  }

  for (const identityFile of [
    "/home/ada/$(touch x)",
    "/home/ada/`id`",
    "/home/ada/id; rm -rf ~",
    "/home/ada/id && id",
    "/home/ada/a b/'\"",
    "/home/ada/${env:HOME}",
    "/home/ada/%h%u",
    "C:\\Users\\Ada L\\.ssh\\id",
    "~/.ssh/id -oProxyCommand=id",
    "/home/ada/ключ|id",
  ]) {
    it(`takes the key file ${JSON.stringify(identityFile)} as one argument`, () => {
      assert.deepEqual(connect({ ipv4: "203.0.113.10" }, { ...root, identityFile }), [
        ...patience,
        ...["-p", "22", "-i", identityFile, "-l", "root", "--", "203.0.113.10"],
      ]);
    });
  }

  it("never has an argument of foreign origin that ssh could take for an option", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (ipv4, user, identityFile) => {
        const args = connect({ ipv4 }, { user, port: 22, identityFile });
        const foreign = typeof args === "string" ? [] : args.filter((_, at) => at % 2 === 1);
        assert.ok(foreign.every((arg) => arg === "--" || !arg.startsWith("-")));
      }),
    );
  });
});
