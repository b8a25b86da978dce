import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { sshCommand } from "../../../../src/core/servers/sshCommand";

const root = { user: "root", port: 22, identityFile: "" };

function commandWith(identityFile: string, isWindows: boolean): string | undefined {
  return sshCommand("203.0.113.10", { ...root, identityFile }, isWindows);
}

const hostileKeys = [
  "/home/ada/$(touch x)",
  "/home/ada/`id`",
  "/home/ada/id; rm -rf ~",
  "/home/ada/id && id",
  "/home/ada/id | id > /tmp/x",
  "/home/ada/a b/'\"",
  "/home/ada/''$(id)''",
  "/home/ada/${env:HOME}",
  "/home/ada/%PATH%!PATH!",
  "/home/ada/*?[a-z]{1,2}#\\",
];

describe("The command to copy", () => {
  it("has the port, the key and the user", () => {
    assert.equal(
      sshCommand("2001:db8::1", { user: "deploy", port: 2222, identityFile: "~/.ssh/id" }, false),
      "ssh -p 2222 -i ~/.ssh/id deploy@2001:db8::1",
    );
  });

  it("has no key where ssh chooses it", () => {
    assert.equal(commandWith("", true), "ssh -p 22 root@203.0.113.10");
  });

  it("quotes a path of Windows so that both of its shells take it as it is", () => {
    const key = String.raw`C:\Users\Ada L\.ssh\id & calc`;
    assert.equal(commandWith(key, true), `ssh -p 22 -i "${key}" root@203.0.113.10`);
    assert.match(commandWith(String.raw`C:\keys\id`, true) ?? "", / -i C:\\keys\\id /);
  });

  for (const key of [
    "C:\\$(calc)",
    "C:\\%PATH%",
    "C:\\!x!",
    "C:\\`n",
    'C:\\"',
    "C:\\”; calc",
    "C:\\a b\\",
  ]) {
    it(`is not there on Windows for ${key}, which no quotation marks tame in both shells`, () => {
      assert.equal(commandWith(key, true), undefined);
    });
  }

  for (const key of process.platform === "win32" ? [] : hostileKeys) {
    it(`gives the key ${key} to ssh as one word, and runs nothing`, () => {
      const words = `ssh() { for word in "$@"; do printf '%s\\n' "$word"; done; }\n`;
      const command = commandWith(key, false) ?? "";
      const { stdout, stderr } = spawnSync("sh", ["-c", words + command], { encoding: "utf8" });
      assert.deepEqual(stdout.split("\n"), ["-p", "22", "-i", key, "root@203.0.113.10", ""]);
      assert.equal(stderr, "");
    });
  }
});
