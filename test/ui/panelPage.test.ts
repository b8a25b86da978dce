import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { panelHtml } from "../../src/panel/panelHtml";
import { thinSamples } from "../../src/core/usage/usageThinning";
import type { UsageSample } from "../../src/core/usage/usageSample";
import { findBrowser, launchBrowser } from "../vscode/browser";
import { projectRoot } from "../vscode/projectRoot";
import { pageState, pageTexts } from "./panelPageMessages";

const origin = "https://panel.test";
const now = Date.parse("2025-01-16T15:30:00Z");

/** The page by itself: its own HTML, policy, script and style, and a host that is played here. */
describe("The details panel's page", function () {
  this.timeout(60_000);
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  before(async () => {
    browser = await launchBrowser(await findBrowser());
  });

  after(() => browser.close());

  beforeEach(async () => {
    faults.length = 0;
    page = await browser.newPage({ viewport: { width: 900, height: 900 }, locale: "en-US" });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") {
        faults.push(message.text());
      }
    });
    await page.route(`${origin}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      const isPage = pathname === "/";
      const body = isPage ? shell() : await readFile(join(projectRoot, "dist", pathname), "utf8");
      const type = isPage ? "html" : pathname.endsWith(".css") ? "css" : "javascript";
      await route.fulfill({ contentType: `text/${type}`, body });
    });
    await page.addInitScript(`
      globalThis.sent = [];
      globalThis.acquireVsCodeApi = () => ({
        postMessage: (message) => sent.push(message),
        setState: (state) => { globalThis.remembered = state; },
      });
    `);
    await page.goto(`${origin}/`);
  });

  afterEach(async () => {
    assert.deepEqual(faults, []);
    await page.close();
  });

  function shell(): string {
    return panelHtml({
      title: "Server Details",
      language: "en",
      nonce: "bm9uY2U=",
      cspSource: origin,
      scriptUri: `${origin}/panel.js`,
      styleUri: `${origin}/panel.css`,
    });
  }

  const say = (message: unknown) =>
    page.evaluate(`window.postMessage(${JSON.stringify(message)}, "*")`);
  const sent = () => page.evaluate<unknown[]>("sent");

  async function start(): Promise<void> {
    await say({
      type: "init",
      texts: pageTexts,
      language: "en",
      memory: { accountKey: "ada", serverId: "1" },
    });
    await say({ type: "state", state: pageState });
    await page.locator("h1").waitFor();
  }

  it("says that it is ready, and remembers which server it shows", async () => {
    assert.deepEqual(await sent(), [{ type: "ready" }]);
    await start();
    assert.deepEqual(await page.evaluate("remembered"), { accountKey: "ada", serverId: "1" });
  });

  it("takes no notice of messages that are none of the host's", async () => {
    await start();
    const before = await page.locator("body").innerText();
    for (const message of [null, 1, "state", [], {}, { type: "run" }, { type: "__proto__" }]) {
      await say(message);
    }
    assert.equal(await page.locator("body").innerText(), before);
  });

  it("sends a named intent, once until it is answered", async () => {
    await start();
    const stop = page.locator("vscode-button", { hasText: "Stop" });
    await stop.click();
    await stop.click();
    assert.deepEqual((await sent()).slice(1), [{ type: "intent", id: 1, intent: "stop" }]);
    await say({ type: "reply", id: 1, outcome: "failed", message: "It failed." });
    await page.getByRole("status").filter({ hasText: "It failed." }).waitFor();
    await stop.click();
    assert.equal((await sent()).length, 3);
  });

  it("changes what changed and leaves the rest in place", async () => {
    await start();
    await page.evaluate("globalThis.before = [...document.querySelectorAll('*')]");
    await say({ type: "state", state: { ...pageState, name: "renamed" } });
    await page.locator("h1", { hasText: "renamed" }).waitFor();
    const same = "before.filter((one) => one.isConnected).length - before.length";
    assert.equal(await page.evaluate<number>(same), 0);
  });

  it("keeps the focus and the selection through updates", async () => {
    await start();
    const focused = "document.activeElement.shadowRoot?.activeElement ?? document.activeElement";
    await page.locator("vscode-button", { hasText: "Reboot" }).focus();
    await page.evaluate("getSelection().selectAllChildren(document.querySelector('.fact-value'))");
    await page.evaluate(`globalThis.before = [${focused}, String(getSelection())]`);
    assert.notEqual(await page.evaluate("before[1]"), "");
    const footer = { ...pageState.footer, text: "As of 9:42 AM" };
    await say({ type: "state", state: { ...pageState, footer } });
    await page.locator("footer", { hasText: "As of 9:42 AM" }).waitFor();
    const same = `before[0] === (${focused}) && before[1] === String(getSelection())`;
    assert.equal(await page.evaluate(same), true);
    assert.notEqual(await page.evaluate("document.activeElement.tagName"), "BODY");
  });

  it("says a new state to a screen reader, and not the same one again", async () => {
    await start();
    const said = page.getByRole("status");
    assert.equal(await said.textContent(), "");
    const stopping = { word: "Stopping", look: "busy" };
    await say({ type: "state", state: { ...pageState, status: stopping } });
    await said.filter({ hasText: "web-server-01: Stopping" }).waitFor();
    await page.evaluate("document.querySelector('[role=status]').textContent = ''");
    await say({ type: "state", state: { ...pageState, status: stopping } });
    await page.waitForTimeout(100);
    assert.equal(await said.textContent(), "");
  });

  it("turns nothing where motion is unwelcome", async () => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await start();
    await say({
      type: "state",
      state: { ...pageState, status: { word: "Stopping", look: "busy" } },
    });
    const running = () => page.evaluate<number>("document.getAnimations().length");
    await page.waitForTimeout(500);
    assert.equal(await running(), 1);
    await page.evaluate("document.body.classList.add('vscode-reduce-motion')");
    assert.equal(await running(), 0);
  });

  it("draws seven days of samples in less than 100 ms", async () => {
    await start();
    const samples = week();
    await page.evaluate(`globalThis.samples = ${JSON.stringify(samples)}`);
    await page.getByRole("radio", { name: "7 d" }).check();
    const tookMs = await page.evaluate<number>(`new Promise((resolve) => {
      const start = performance.now();
      dispatchEvent(new MessageEvent("message", {
        data: { type: "history", samples, nowMs: ${now} },
      }));
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    })`);
    console.log(`      ${samples.length} samples drawn in ${tookMs.toFixed(1)} ms`);
    assert.ok(tookMs < 100, `${tookMs} ms`);
    assert.ok(await page.locator(".plot-empty").first().isHidden());
  });

  it("reads the value under the pointer", async () => {
    await start();
    await say({ type: "history", samples: week(), nowMs: now });
    const plot = page.locator(".u-over").first();
    const box = await plot.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page
      .locator(".reading")
      .first()
      .filter({ hasText: /^[\d.]+ % · Jan 16, 2025/ })
      .waitFor();
    await page.mouse.move(box.x, box.y - 60);
    await page.locator(".reading").first().filter({ hasText: /^$/ }).waitFor({ state: "attached" });
  });
});

/** What a panel that was open for a week has recorded. */
function week(): readonly UsageSample[] {
  const samples = Array.from({ length: 7 * 24 * 240 }, (_, index) => ({
    atMs: now - index * 15_000,
    cpuPercent: 50 + 40 * Math.sin(index / 300),
    memoryUsedMb: 2_000 + 500 * Math.sin(index / 700),
  }));
  return thinSamples(samples, now);
}
