import assert from "node:assert/strict";
import { gaugeIds } from "../../../src/core/usage/usageGauges";
import { pageFlaws } from "../pageFlaws";
import { panelThemeNames } from "../panelThemes";
import { PanelPage, pageTexts } from "./panelPage";
import { panelStateNames, panelStates } from "./panelStates";
import { eventfulHour } from "./samples";

describe("Everybody's details panel", function () {
  this.timeout(60_000);
  let panel: PanelPage;

  before(async () => {
    panel = await PanelPage.open();
    await panel.show(panelStates.normal);
    await panel.say(eventfulHour());
  });

  after(() => panel.close());

  for (const name of panelStateNames) {
    it(`has no flaw that axe knows, ${name}, in every theme`, async () => {
      await panel.show(panelStates[name]);
      for (const theme of panelThemeNames) {
        await panel.setTheme(theme);
        assert.deepEqual(await pageFlaws((expression) => panel.evaluate(expression)), [], theme);
      }
    });
  }

  it("has none while tables are unfolded, and where everything stands in one column", async () => {
    await panel.show(panelStates.normal);
    await panel.unfold();
    await panel.resize(280);
    for (const theme of panelThemeNames) {
      await panel.setTheme(theme);
      assert.deepEqual(await pageFlaws((expression) => panel.evaluate(expression)), [], theme);
    }
    await panel.resize(900);
  });

  it("has landmarks, headings and a live region", async () => {
    await panel.show(panelStates.normal);
    const { page } = panel;
    assert.equal(await page.getByRole("main").count(), 1);
    assert.equal(await page.getByRole("contentinfo").count(), 1);
    const headings = await page.locator("h1, h2, h3").allInnerTexts();
    assert.deepEqual(
      headings.map((text) => text.trim()),
      [
        "web-server-01 is running.",
        pageTexts.usage,
        pageTexts.history,
        ...gaugeIds.map((id) => pageTexts.gauges[id]),
        pageTexts.details,
      ],
    );
    assert.equal(await page.getByRole("status").count(), 1);
    const cpu = page.getByRole("meter", { name: pageTexts.gauges.cpu });
    assert.equal(await cpu.getAttribute("aria-valuenow"), "24");
    const chart = page.getByRole("img", {
      name: `${pageTexts.gauges.cpu}, ${pageTexts.rangeNames.hour}`,
    });
    assert.equal(await chart.count(), 1);
  });
});
