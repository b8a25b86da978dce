import assert from "node:assert/strict";
import { PanelPage, pageMemory, pageTexts } from "./panelPage";
import { answered, panelStates } from "./panelStates";

describe("The details panel's page and its host", () => {
  let panel: PanelPage;

  beforeEach(async () => {
    panel = await PanelPage.open();
  });

  afterEach(() => panel.close());

  const said = () => panel.page.getByRole("status");

  it("says that it is ready, and remembers which server it shows", async () => {
    assert.deepEqual(await panel.sent(), [{ type: "ready" }]);
    await panel.show(panelStates.normal);
    const { accountKey, serverId } = await panel.remembered();
    assert.deepEqual({ accountKey, serverId }, pageMemory);
  });

  it("takes no notice of messages that are none of the host's", async () => {
    await panel.show(panelStates.normal);
    const before = await panel.page.locator("body").innerText();
    for (const message of [null, 1, "state", [], {}, { type: "run" }, { type: "__proto__" }]) {
      await panel.post(message);
    }
    assert.equal(await panel.page.locator("body").innerText(), before);
  });

  it("sends a named intent, once until it is answered", async () => {
    await panel.show(panelStates.normal);
    const stop = panel.page.locator("vscode-button[data-intent=stop]");
    await stop.click();
    await stop.click();
    assert.deepEqual((await panel.sent()).slice(1), [
      { type: "intent", id: 1, intent: "stop", page: "page-1" },
    ]);
    await panel.say({ type: "reply", id: 1, outcome: "failed", message: "It failed." });
    await said().filter({ hasText: "It failed." }).waitFor();
    await stop.click();
    assert.equal((await panel.sent()).length, 3);
  });

  it("changes what changed and leaves the rest in place", async () => {
    await panel.show(panelStates.normal);
    await panel.evaluate("globalThis.before = [...document.querySelectorAll('*')]");
    await panel.show(answered({ name: "renamed" }));
    await panel.page.locator("h1", { hasText: "renamed is running." }).waitFor();
    const same = "before.filter((one) => !one.isConnected && !one.closest('svg')).length";
    assert.equal(await panel.evaluate<number>(same), 0);
  });

  it("says a new state to a screen reader, and not the same one again", async () => {
    await panel.show(panelStates.normal);
    assert.equal(await said().textContent(), "");
    await panel.show(panelStates.stopping);
    await said().filter({ hasText: "web-server-01 is stopping." }).waitFor();
    await panel.evaluate("document.querySelector('[role=status]').textContent = ''");
    await panel.show(panelStates.stopping);
    assert.equal(await said().textContent(), "");
  });

  it("turns nothing where motion is unwelcome", async () => {
    await panel.page.emulateMedia({ reducedMotion: "no-preference" });
    await panel.evaluate("document.body.classList.remove('vscode-reduce-motion')");
    await panel.show(panelStates.stopping);
    const turning = () =>
      panel.evaluate<number>(
        "document.getAnimations().filter((one) => one instanceof CSSAnimation).length",
      );
    assert.equal(await turning(), 1);
    await panel.evaluate("document.body.classList.add('vscode-reduce-motion')");
    assert.equal(await turning(), 0);
  });

  it("shows what is missing and what is still to come in words", async () => {
    await panel.show(panelStates.partial);
    const backups = panel.page.locator(".fact").filter({ hasText: pageTexts.facts.backups });
    assert.equal(await backups.locator(".fact-value").innerText(), pageTexts.notStated);
    await panel.show(panelStates.loading);
    assert.equal(await backups.locator(".fact-value").innerText(), pageTexts.loading);
  });
});
