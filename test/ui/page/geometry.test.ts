import assert from "node:assert/strict";
import { usageRanges } from "../../../src/core/usage/usageRange";
import { actionIntents } from "../../../src/shared/intents";
import { overflowing } from "./overflow";
import { PanelPage } from "./panelPage";
import { panelStateNames, panelStates, type PanelStateName } from "./panelStates";
import { eventfulHour, history, weekOfSamples } from "./samples";
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
        "a full disk",
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
        await panel.say(eventfulHour());
        await panel.settled();
        assert.deepEqual(await panel.evaluate(places), loading, `samples at ${width}`);
        await panel.say(history([]));
      }
    });

    it("of the buttons stay whatever the state of the server", async () => {
      const buttons = () =>
        panel.evaluate<string[]>(`[...document.querySelectorAll(".actions > *")].map((one) => {
          const { left, width } = one.getBoundingClientRect();
          return [one.title, left, width].join(" ");
        })`);
      await panel.show(panelStates.loading);
      const loading = await buttons();
      assert.equal(loading.length, actionIntents.length);
      for (const state of ["normal", "stopped", "stopping", "suspended", "failed"] as const) {
        await panel.show(panelStates[state]);
        assert.deepEqual(await buttons(), loading, state);
      }
    });

    it("keep Delete apart from what can be undone", async () => {
      await panel.show(panelStates.normal);
      const distances = await panel.evaluate<number[]>(`(() => {
        const boxes = [...document.querySelectorAll(".actions > *")].map((one) => one.getBoundingClientRect());
        return boxes.slice(1).map((box, index) => box.left - boxes[index].right);
      })()`);
      const apart = distances.at(-1) ?? 0;
      assert.ok(
        distances.slice(0, -1).every((distance) => distance < apart / 3),
        distances.join(),
      );
    });

    it("show the history without scrolling where the page is 900 px wide and high", async () => {
      await panel.resize(900, 900);
      await panel.show(panelStates.normal);
      await panel.say(eventfulHour());
      const { charts, fold } = await panel.evaluate<{ charts: number; fold: number }>(`({
        charts: Math.max(...[...document.querySelectorAll(".plot")].map((one) => one.getBoundingClientRect().bottom)),
        fold: document.querySelector("footer").getBoundingClientRect().top,
      })`);
      assert.ok(charts <= fold, `${charts} is below ${fold}`);
    });

    it("can all be reached at 320 × 240, and at 200% of 640 × 480", async () => {
      await panel.resize(320, 240);
      await panel.show(panelStates.normal);
      await panel.say(eventfulHour());
      const unreached = await panel.evaluate<string[]>(`(() => {
        const main = document.querySelector("main").getBoundingClientRect();
        return [...document.querySelectorAll("main :is(vscode-button, vscode-toolbar-button, summary, input, .moment, dd)")]
          .filter((one) => {
            one.scrollIntoView({ block: "nearest" });
            const { top, bottom, left, right } = one.getBoundingClientRect();
            return top < main.top - 1 || bottom > main.bottom + 1 || left < -1 || right > innerWidth + 1;
          })
          .map((one) => one.outerHTML.slice(0, 80));
      })()`);
      assert.deepEqual(unreached, []);
    });

    it("keep no room for what a server that has gone does not have any more", async () => {
      for (const state of ["gone", "signed out"] as const) {
        await panel.show(panelStates[state]);
        const seen = await panel.evaluate<string[]>(
          `[...document.querySelectorAll(".status-icon, .actions, .tiles, .figures, footer")]
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
      const reason = "VPS.org reported an internal error of its own. ".repeat(12);
      const text = "Out of date, last updated 3:30 PM.";
      const footer = { look: "stale", text, reason, action: "retry" } as const;
      await panel.show({ ...panelStates.stale, footer });
      const share = await panel.evaluate<number>(
        "document.querySelector('footer').getBoundingClientRect().height / innerHeight",
      );
      assert.ok(share <= 0.5, `The footer takes ${share} of the page.`);
    });
  });
}

/** Where everything starts, from the top of the page. */
const places = `[...document.querySelectorAll("h2, h3, dt, .actions > *, .tile > *, .history-note, .plot, summary")]
  .map((one) => (one.id || one.className || one.textContent) + " " + Math.round(one.getBoundingClientRect().top))`;
