import assert from "node:assert/strict";
import { lintSource } from "./lintSource";

const elsewhere = "commands/view/anyFile.ts";

/** What is kept to one door, and the door's file. */
const kept: readonly (readonly [string, string])[] = [
  ['vscode.commands.registerCommand("x", run);', "commands/registerCommands.ts"],
  ['vscode.commands.executeCommand("setContext", "a", 1);', "ui/contextKeys.ts"],
  ['vscode.window.showInformationMessage("x");', "ui/notifier.ts"],
  ["const show = vscode.window.showErrorMessage;", "ui/notifier.ts"],
  ["vscode.commands.executeCommand(id);", "ui/runCommand.ts"],
  ['const id = "vps.server.start";', "core/base/commandIds.ts"],
  ["const id = `vps.server.${verb}`;", "core/base/manifestIds.ts"],
  ['const isUrl = URL.canParse("https://vps.org/");', "core/base/parseUrl.ts"],
  ['const format = new Intl.NumberFormat("en");', "webview/validLanguage.ts"],
];

describe("What has one door", () => {
  before(async function () {
    this.timeout(60_000);
    await lintSource(elsewhere, "");
  });

  for (const [text, door] of kept) {
    it(`is not done beside it: ${text}`, async () => {
      const rules = (await lintSource(elsewhere, text)).map(({ rule }) => rule);
      assert.deepEqual(rules, ["house/one-door"]);
      assert.deepEqual(await lintSource(door, text), []);
    });
  }

  it("is excepted from its own ban alone", async () => {
    const text = 'vscode.window.showInformationMessage("x");';
    assert.equal((await lintSource("ui/contextKeys.ts", text)).length, 1);
    assert.equal((await lintSource("commands/registerCommands.ts", text)).length, 1);
  });

  it("is not what merely looks like it", async () => {
    const text = [
      'vscode.commands.executeCommand("workbench.action.openSettings", id);',
      'const sentence = "The setting vps.apiUrl is not an address.";',
      'const format = () => new Intl.NumberFormat("en");',
    ];
    assert.deepEqual(await lintSource(elsewhere, text.join("\n")), []);
  });
});
