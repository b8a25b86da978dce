import assert from "node:assert/strict";
import { chosenVersion } from "../../vscode/vscodeVersion";
import { eventually } from "../../vscode/workbench/eventually";
import { pageFlaws } from "../pageFlaws";
import { PanelScene } from "../panelScene";
import { capturedTheme, panelThemeNames, panelThemes, readTheme } from "../panelThemes";

/** What the tests in page/ take for granted of VS Code, seen in a real window. */
describe("The details panel in VS Code", function () {
  this.timeout(120_000);
  let scene: PanelScene;
  const consoleLines: string[] = [];

  beforeEach(async () => {
    scene = await PanelScene.begin();
    consoleLines.length = 0;
    scene.workbench.page.on("console", (message) => {
      consoleLines.push(message.text());
    });
    await scene.showLoaded();
  });

  afterEach(() => {
    scene.workbench.page.removeAllListeners("console");
  });

  it("has the theme that the page is tested with, and no flaw in it, in each kind of theme", async () => {
    for (const name of panelThemeNames) {
      const { setting, settingInOldest, kind } = panelThemes[name];
      await scene.chooseTheme(chosenVersion() === "oldest" ? settingInOldest : setting);
      const body = scene.page().locator("body");
      await eventually(() => body.getAttribute("data-vscode-theme-kind"), kind);
      if (chosenVersion() === "newest") {
        assert.deepEqual(await scene.inPage(readTheme), await capturedTheme(name), name);
      }
      assert.deepEqual(await pageFlaws((expression) => scene.inPage(expression)), [], name);
    }
  });

  it("runs under a policy that allows nothing from elsewhere, and breaks it nowhere", async () => {
    const policy = await scene.inPage<string>(
      "document.querySelector('meta[http-equiv=Content-Security-Policy]').content",
    );
    assert.match(
      policy,
      /^default-src 'none'; script-src 'nonce-[^']+'; style-src 'self' https:\/\/\S+;/,
    );
    assert.doesNotMatch(policy, /unsafe/);
    assert.deepEqual(
      consoleLines.filter((line) => line.includes("Content Security Policy")),
      [],
    );
    const ran = await scene.inPage<boolean>(`(() => {
      const script = document.createElement("script");
      script.textContent = "window.inlineRan = true";
      document.body.append(script);
      script.remove();
      return window.inlineRan === true;
    })()`);
    assert.equal(ran, false);
  });

  it("gives the page neither the token nor the API's address", async () => {
    const html = await scene.inPage<string>(
      "document.documentElement.outerHTML + JSON.stringify(performance.getEntries())",
    );
    assert.doesNotMatch(html, /vps_test_token/);
    assert.ok(!html.includes(new URL(scene.simulator.apiUrl).host));
  });
});
