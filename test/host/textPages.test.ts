import assert from "node:assert/strict";
import * as vscode from "vscode";
import { TextPages } from "../../src/ui/textPages";
import { eventuallyHolds } from "../vscode/workbench/eventually";

describe("A page of text", () => {
  let pages: TextPages;

  beforeEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    pages = new TextPages();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    pages.dispose();
  });

  const shows = (text: string) =>
    eventuallyHolds(
      () => vscode.window.activeTextEditor?.document.getText(),
      (shown) => {
        assert.equal(shown, text);
      },
    );

  it("shows lines that nobody has to save", async () => {
    await pages.show("Stop", { lines: ["one", "two"] });
    await shows("one\ntwo");
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.isUntitled, false);
    assert.match(document.fileName, /Stop\.txt$/);
  });

  it("has a button above the text, which the Command Palette presses too", async () => {
    let pressed = 0;
    const run = () => (pressed += 1);
    await pages.show("Start", { lines: ["one"], button: { label: "Retry Failed", run } });
    await shows("one");
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    const [lens] = pages.provideCodeLenses(document);
    assert.equal(lens?.command?.title, "Retry Failed");
    assert.equal(lens.command.command, "vps.results.retry");
    pages.press(lens.command.arguments?.[0]);
    pages.press(undefined);
    assert.equal(pressed, 2);
  });

  it("changes while it is open, and its button with it", async () => {
    const page = await pages.show("Reboot", { lines: ["waiting"] });
    await shows("waiting");
    page.update({ lines: ["done"], button: { label: "Resume", run: () => undefined } });
    await shows("done");
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    assert.equal(pages.provideCodeLenses(document)[0]?.command?.title, "Resume");
  });

  it("presses nothing where no page is in front", () => {
    assert.equal(pages.press(undefined), undefined);
  });
});
