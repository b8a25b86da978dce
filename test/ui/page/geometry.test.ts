import assert from "node:assert/strict";
import { usageRanges } from "../../../src/core/usage/usageRange";
import { overflowing } from "./overflow";
import { PanelPage } from "./panelPage";
import { panelStateNames, panelStates, type PanelStateName } from "./panelStates";
import { history, samplesEvery, weekOfSamples } from "./samples";
import { testFontNames, testFonts } from "./testFonts";

/** From a panel beside two others to a window of its own. The least leaves room for a scrollbar. */
const widths = [135, 150, 200, 280, 320, 420, 560, 900, 1_280];

for (const font of testFontNames) {
  describe(`The details panel's places, in a font that is ${font}`, function () {
    this.timeout(60_000);
    let panel: PanelPage;

    beforeEach(async () => {
      panel = await PanelPage.open({ font });
    });

    afterEach(() => panel.close());

    it("is drawn in it", async () => {
      await panel.show(panelStates.normal);
      const { family, loaded } = await panel.evaluate<{ family: string; loaded: number }>(`({
        family: getComputedStyle(document.querySelector(".fact-value")).fontFamily,
        loaded: [...document.fonts].filter(({ status }) => status === "loaded").length,
      })`);
      assert.equal(family.replaceAll('"', ""), testFonts[font].family);
      assert.equal(loaded, 2);
    });

    it("are inside of the page in every state and at every width", async () => {
      await panel.show(panelStates.normal);
      for (const width of widths) {
        await panel.resize(width);
        for (const state of panelStateNames) {
          await panel.show(panelStates[state]);
          assert.deepEqual(await panel.evaluate(overflowing), [], `${state} at ${width}`);
        }
      }
    });

    it("are inside of it with tables unfolded, in every range of time", async () => {
      await panel.show(panelStates.normal);
      await panel.say(history(weekOfSamples()));
      await panel.unfold();
      for (const width of widths) {
        await panel.resize(width);
        for (const range of usageRanges) {
          await panel.evaluate(`document.querySelector("input[value=${range}]").click()`);
          assert.deepEqual(await panel.evaluate(overflowing), [], `${range} at ${width}`);
        }
      }
    });

    it("stay when the data comes, fails to come, and comes in part", async () => {
      const states: readonly PanelStateName[] = [
        "normal",

        "stale",
        "failed",
        "failed for the token",
        "partial",
      ];
      for (const width of widths.filter((each) => each >= 280)) {
        await panel.resize(width);
        await panel.show(panelStates.loading);
        const loading = await panel.evaluate(places);
        for (const state of states) {
          await panel.show(panelStates[state]);
          assert.deepEqual(await panel.evaluate(places), loading, `${state} at ${width}`);
        }
        await panel.say(history(samplesEvery(15_000, 240)));
        await panel.settled();
        assert.deepEqual(await panel.evaluate(places), loading, `samples at ${width}`);
        await panel.say(history([]));
      }
    });

    it("keep no room for the state and the actions of a server that has gone", async () => {
      for (const state of ["gone", "signed out"] as const) {
        await panel.show(panelStates[state]);
        const seen = await panel.evaluate<string[]>(
          `[...document.querySelectorAll(".status, .actions")]
            .filter((one) => one.getBoundingClientRect().height > 0)
            .map(({ className }) => className)`,
        );
        assert.deepEqual(seen, [], state);
      }
      await panel.show(panelStates.normal);
      assert.ok(await panel.evaluate("document.querySelector('.actions').offsetHeight > 0"));
    });

    it("leave the page its footer, however long the reason in it", async () => {
      await panel.resize(150, 600);
      const { stale } = panelStates;
      const reason = "VPS.org reported an internal error of its own. ".repeat(12);
      await panel.show({ ...stale, footer: { ...stale.footer, reason } });
      const share = await panel.evaluate<number>(
        "document.querySelector('footer').getBoundingClientRect().height / innerHeight",
      );
      assert.ok(share <= 0.5, `The footer takes ${share} of the page.`);
    });
  });
}

/** Where everything starts, from the top of the page. */
const places = `[...document.querySelectorAll("h1, h2, h3, dt, .status, .actions, .gauge-label, .gauge-bar, .plot, summary")]
  .map((one) => (one.id || one.className || one.textContent) + " " + Math.round(one.getBoundingClientRect().top))`;
