import assert from "node:assert/strict";
import { snippetArgs, snippetFault, snippetsIn } from "../../../../src/core/servers/snippets";
import { sshTarget } from "../../../../src/core/servers/sshTarget";
import { aListedServer } from "../../../fakes/samples";

const target = sshTarget(aListedServer(), { user: "root", port: 22, identityFile: "" });

describe("A snippet", () => {
  for (const command of [
    "uptime",
    "df -h; rm x",
    'echo "$(id)" `id` ${HOME} && touch /tmp/x',
    "' ; touch /tmp/x #",
    "a\nb\tc",
    "sudo systemctl status 'nginx' | tail -n 5",
    "echo -oProxyCommand=touch",
    "ü 日本",
  ]) {
    it(`is one argument behind the host: ${JSON.stringify(command)}`, () => {
      assert.ok(target.ok);
      assert.equal(snippetFault(command), undefined);
      const args = snippetArgs(target, command);
      assert.deepEqual(args, ["-t", ...target.args, command]);
      assert.deepEqual(args.slice(-3), ["--", "203.0.113.10", command]);
    });
  }

  for (const [command, fault] of [
    ["", "empty"],
    [" \n", "empty"],
    ["-oProxyCommand=touch /tmp/x", "option"],
    ["  -p 22", "option"],
    ["a\u0000b", "control"],
    ["a\u001b[2Jb", "control"],
    ["a\rb", "control"],
  ] as const) {
    it(`is not run: ${JSON.stringify(command)}`, () => {
      assert.equal(snippetFault(command), fault);
      assert.deepEqual(snippetsIn({ bad: command, good: "uptime" }), [
        { name: "good", command: "uptime" },
      ]);
    });
  }

  for (const setting of [undefined, null, 7, "uptime", { a: 7, b: null, c: {} }]) {
    it(`is not in a setting of ${JSON.stringify(setting)}`, () => {
      assert.deepEqual(snippetsIn(setting), []);
    });
  }
});
