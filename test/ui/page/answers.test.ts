import assert from "node:assert/strict";
import { Keyboard } from "../../vscode/workbench/keyboard";
import { focusedName } from "./focus";
import { PanelPage, pageTexts } from "./panelPage";
import { panelStates } from "./panelStates";

const { intents } = pageTexts;

describe("What the details panel's page makes of an answer", () => {
  let panel: PanelPage;

  beforeEach(async () => {
    panel = await PanelPage.open();
    await panel.page.clock.install();
    await panel.show(panelStates.normal);
  });

  afterEach(() => panel.close());

  const button = (name: string) => panel.page.getByRole("button", { name, exact: true });
  const copying = () => panel.page.locator("vscode-toolbar-button[data-intent=copyIpv4]");
  const footer = () => panel.page.locator("footer").innerText();
  const reply = (outcome: "done" | "failed", message: string, id = 1) =>
    panel.say({ type: "reply", id, outcome, message });

  it("is a check in the place of the icon that copied, for a moment", async () => {
    // The check goes by itself, on a clock that runs: here it doesn't.
    await panel.page.clock.pauseAt(Date.now() + 60_000);
    const icon = () => copying().locator("path").getAttribute("d");
    const before = await icon();
    const box = await copying().boundingBox();
    await button(intents.copyIpv4).click();
    assert.equal(await icon(), before);
    await reply("done", "Copied 203.0.113.10");
    await panel.page.locator("[data-outcome=done]").waitFor();
    assert.notEqual(await icon(), before);
    assert.deepEqual(await copying().boundingBox(), box);
    await panel.page.clock.runFor(2_000);
    assert.equal(await icon(), before);
  });

  it("is seen, too, if copying failed", async () => {
    await button(intents.copyIpv4).click();
    await reply("failed", "The clipboard is not there.");
    await panel.page.locator("[data-outcome=failed]").waitFor();
    assert.match(await footer(), /The clipboard is not there\./);
    assert.equal(await panel.page.locator("footer").getAttribute("data-look"), "failed");
  });

  it("is seen until the user asks for something else, if anything failed", async () => {
    await button(intents.stop).click();
    await reply("failed", "It failed.");
    await panel.page.locator("footer").filter({ hasText: "It failed." }).waitFor();
    await panel.show(panelStates.normal);
    assert.match(await footer(), /It failed\./);
    await button(intents.reboot).click();
    assert.match(await footer(), /^As of /);
  });

  it("may come after ten minutes with a form, if the extension has begun", async () => {
    await button(intents.edit).click();
    await panel.say({ type: "begun", id: 1 });
    await panel.page.clock.runFor(600_000);
    assert.match(await footer(), /^As of /);
    assert.equal(await panel.page.getByRole("status").textContent(), "");
    await reply("done", "Saved.");
    await panel.page.getByRole("status").filter({ hasText: "Saved." }).waitFor();
  });

  it("is a failure if the extension does not even begin", async () => {
    await button(intents.edit).click();
    await panel.page.clock.runFor(11_000);
    assert.match(await footer(), /VS Code didn't respond\. Try again\./);
    assert.equal(await panel.page.locator("[aria-busy]").count(), 0);
  });

  it("leaves the focus on Retry, when it becomes Refresh again and back", async () => {
    await panel.show(panelStates.stale);
    await button(intents.retry).focus();
    await new Keyboard(panel.page).press("Enter", {
      at: panel.page.locator("body"),
      until: () => Promise.resolve(),
    });
    assert.deepEqual((await panel.sent()).at(-1), {
      type: "intent",
      id: 1,
      intent: "retry",
      page: "page-1",
    });
    await panel.show(panelStates.normal);
    assert.equal(await panel.evaluate(focusedName), intents.refresh);
    await panel.show(panelStates.stale);
    assert.equal(await panel.evaluate(focusedName), intents.retry);
  });

  for (const [state, name] of [
    ["signed out", intents.signIn],
    ["gone", intents.close],
  ] as const) {
    it(`is one heading and one button to press, ${state}`, async () => {
      await panel.show(panelStates[state]);
      const words = panel.page.locator("vscode-button:visible");
      assert.deepEqual(
        (await words.allInnerTexts()).map((text) => text.trim()),
        [name],
      );
      assert.equal(await panel.page.locator("h1:visible").count(), 1);
      assert.equal(await panel.page.locator("footer").isVisible(), false);
    });
  }
});
