import assert from "node:assert/strict";
import { focusedName } from "./focus";
import { PanelPage, pageTexts } from "./panelPage";
import { panelStates } from "./panelStates";
import { history, weekOfSamples } from "./samples";

const { intents, ranges, gauges } = pageTexts;
const recorded = history(weekOfSamples());

describe("The details panel's page after it was hidden or loaded anew", () => {
  let panel: PanelPage;

  beforeEach(async () => {
    panel = await PanelPage.open({ width: 600, height: 500 });
    await panel.show(panelStates.normal);
    await panel.say(recorded);
  });

  afterEach(() => panel.close());

  async function loadAgain(): Promise<void> {
    await panel.reload();
    await panel.show(panelStates.loading);
    await panel.show(panelStates.normal);
    await panel.say(recorded);
    await panel.settled();
  }

  const scrollTop = () => panel.evaluate<number>("document.querySelector('main').scrollTop");
  const focused = () => panel.evaluate<string>(focusedName);

  it("has its range, its unfolded tables and its place", async () => {
    await panel.page.getByRole("radio", { name: ranges.week, exact: true }).check();
    await panel.page.getByText(pageTexts.asTable.replace("{0}", gauges.memory)).click();
    await panel.evaluate("document.querySelector('main').scrollTop = 520");
    await panel.settled();
    await loadAgain();
    assert.ok(await panel.page.getByRole("radio", { name: ranges.week, exact: true }).isChecked());
    const unfolded = await panel.evaluate<boolean[]>(
      "[...document.querySelectorAll('details')].map(({ open }) => open)",
    );
    assert.deepEqual(unfolded, [false, true, false, false]);
    assert.ok((await panel.page.locator("details[open] tbody tr").count()) > 5);
    assert.equal(await scrollTop(), 520);
  });

  for (const [title, name] of [
    ["a button with words", intents.reboot],
    ["a button that copies", intents.copyIpv4],
    ["the moment", pageTexts.moment],
  ] as const) {
    it(`has the focus on ${title} again`, async () => {
      const role = title === "the moment" ? "slider" : "button";
      await panel.page.getByRole(role, { name, exact: true }).focus();
      assert.equal(await focused(), name);
      await loadAgain();
      assert.equal(await focused(), name);
    });
  }

  it("follows the user again once it is as it was left", async () => {
    await panel.evaluate("document.querySelector('main').scrollTop = 300");
    await loadAgain();
    await panel.evaluate("document.querySelector('main').scrollTop = 40");
    await panel.settled();
    await panel.say(recorded);
    await panel.show(panelStates.stale);
    assert.equal(await scrollTop(), 40);
  });

  it("begins at the top, with the same range, if it shows another server now", async () => {
    await panel.page.getByRole("radio", { name: ranges.week, exact: true }).check();
    await panel.evaluate("document.querySelector('main').scrollTop = 300");
    await panel.settled();
    await panel.evaluate(
      "sessionStorage.setItem('remembered', sessionStorage.getItem('remembered').replace('12345', '7'))",
    );
    await loadAgain();
    assert.ok(await panel.page.getByRole("radio", { name: ranges.week, exact: true }).isChecked());
    assert.equal(await scrollTop(), 0);
  });

  it("is as at first if what was kept is nothing that it knows", async () => {
    for (const look of [
      '"x"',
      "null",
      '{"range":"year","unfolded":7,"scrollTop":"1","focus":{}}',
    ]) {
      await panel.evaluate(
        `sessionStorage.setItem("remembered", ${JSON.stringify(`{"look":${look}}`)})`,
      );
      await loadAgain();
      assert.ok(await panel.page.getByRole("radio", { name: ranges.hour }).isChecked(), look);
      assert.equal(await panel.page.locator("details[open]").count(), 0);
      assert.equal(await scrollTop(), 0);
    }
  });
});
