import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Server } from "../../../../src/core/servers/server";
import { sshHosts } from "../../../../src/core/servers/sshHosts";
import { aListedServer, anAccount } from "../../../fakes/samples";

const root = { user: "root", port: 22, identityFile: "" };

function hostsOf(servers: readonly Partial<Server>[], settings = root) {
  const views = servers.map((changes, index) => ({
    account: anAccount("ada"),
    server: aListedServer(String(index + 1), changes),
  }));
  return sshHosts(views, () => settings);
}

const aliases = (...names: readonly string[]) =>
  hostsOf(names.map((name) => ({ name }))).map(({ alias }) => alias);

describe("Servers as hosts of ssh", () => {
  it("have address, user, port, a name for the host key, and the key", () => {
    const settings = { user: "Deploy", port: 2222, identityFile: "/home/ada/my key" };
    assert.deepEqual(hostsOf([{ name: "web-1" }], settings), [
      {
        key: "ada/1",
        alias: "vps-web-1",
        block: `Host vps-web-1
  HostName 203.0.113.10
  User Deploy
  Port 2222
  HostKeyAlias vps-id-1
  IdentityFile "/home/ada/my key"
`,
      },
    ]);
  });

  it("have names that VS Code's small letters don't change", () => {
    assert.deepEqual(aliases("Web Server_1.Example"), ["vps-web-server_1.example"]);
  });

  it("have names of their own, by id where the servers' names are alike", () => {
    assert.deepEqual(aliases("web", "WEB", "db", "🚀"), [
      "vps-web-1",
      "vps-web-2",
      "vps-db",
      "vps-4",
    ]);
    const alike = aliases("web-2", "web", "web", "web");
    assert.equal(new Set(alike).size, alike.length);
  });

  it("are left out where there is no address, and where ssh could not read the key", () => {
    assert.deepEqual(hostsOf([{ ipv4: undefined, ipv6: undefined }, { ipv4: "-oX" }]), []);
    assert.deepEqual(hostsOf([{}], { ...root, identityFile: '/a"b' }), []);
    assert.deepEqual(hostsOf([{}], { ...root, identityFile: "/a\\b" }), []);
  });

  it("have a key of Windows with slashes", () => {
    const [host] = hostsOf([{}], { ...root, identityFile: String.raw`C:\Users\Ada L\id` });
    assert.match(host?.block ?? "", /IdentityFile "C:\/Users\/Ada L\/id"/);
  });

  const hostile = [
    ..."\n;$`\"'\\*?!#|&<>(){}[]".split("").map((sign) => `web${sign}1`),
    "web\n  ProxyCommand touch /tmp/x",
    '* \nMatch exec "touch /tmp/x"',
    "-oProxyCommand=touch",
    "%h${HOME}~root",
  ];

  for (const name of hostile) {
    it(`are one host of that server alone, with the name ${JSON.stringify(name)}`, () => {
      const [host] = hostsOf([{ name }]);
      assert.ok(host);
      assert.match(host.alias, /^vps-[a-z0-9._-]+$/);
      assert.equal(host.block.split("\n").length, 6);
      assert.doesNotMatch(host.block, /^\s*(?:Proxy|Match)/im);
    });
  }

  it("are read by the real ssh as they were meant", () => {
    if (spawnSync("ssh", ["-V"]).error) {
      console.log("      Nothing was tried: this machine has no ssh.");
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), "vps-ssh-hosts-"));
    const file = join(folder, "config");
    const settings = { user: "Deploy", port: 2222, identityFile: "/keys/a b;'$(id)" };
    const hosts = hostsOf([{ name: "Web 1" }, { name: "v6", ipv4: undefined }], settings);
    writeFileSync(file, hosts.map(({ block }) => block).join("\n"));
    for (const [alias, address] of [
      ["vps-web-1", "203.0.113.10"],
      ["vps-v6", "2001:db8::1"],
    ]) {
      const { stdout } = spawnSync("ssh", ["-G", "-F", file, alias ?? ""], { encoding: "utf8" });
      const lines = stdout.split("\n");
      for (const line of [
        `hostname ${address ?? ""}`,
        "user Deploy",
        "port 2222",
        `hostkeyalias vps-id-${alias === "vps-v6" ? "2" : "1"}`,
        "identityfile /keys/a b;'$(id)",
      ]) {
        assert.ok(lines.includes(line), `${line} is not in ${stdout}`);
      }
    }
    rmSync(folder, { recursive: true });
  });
});
