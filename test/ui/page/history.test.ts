import assert from "node:assert/strict";
import { PanelPage, pageTexts } from "./panelPage";
import { now, panelStates } from "./panelStates";
import { history, samplesEvery, weekOfSamples } from "./samples";

describe("The history of the details panel's page", () => {
  let panel: PanelPage;

  beforeEach(async () => {
    panel = await PanelPage.open();
    await panel.show(panelStates.normal);
  });

  afterEach(() => panel.close());

  const choose = (range: keyof typeof pageTexts.ranges) =>
    panel.page.getByRole("radio", { name: pageTexts.ranges[range], exact: true }).check();
  const rows = () => panel.page.locator("details").first().locator("tbody tr");

  it("says that nothing is recorded, until something is", async () => {
    const empty = panel.page.locator(".plot-empty").first();
    assert.equal(await empty.innerText(), pageTexts.noSamples);
    await panel.say({
      type: "sample",
      sample: {
        atMs: now,
        cpuPercent: 23.5,
        memoryUsedMb: 2_048,
        diskUsedGb: undefined,
        bandwidthUsedGb: undefined,
      },
      nowMs: now,
    });
    assert.ok(await empty.isHidden());
  });

  it("draws seven days of samples once for each chart, and no line for each sample", async () => {
    await choose("week");
    await panel.settled();
    await panel.evaluate(`(() => {
      globalThis.drawn = { charts: 0, lines: 0 };
      const { clearRect } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.clearRect = function (...all) {
        drawn.charts += 1;
        return clearRect.apply(this, all);
      };
      const { lineTo } = Path2D.prototype;
      Path2D.prototype.lineTo = function (...all) {
        drawn.lines += 1;
        return lineTo.apply(this, all);
      };
      globalThis.elements = document.querySelectorAll("*").length;
    })()`);
    const samples = weekOfSamples();
    await panel.say(history(samples));
    await panel.settled();
    const { charts, lines } = await panel.evaluate<{ charts: number; lines: number }>("drawn");
    console.log(`      ${samples.length} samples: ${charts} drawings, ${lines} lines`);
    assert.equal(charts, 2);
    assert.ok(lines > 0 && lines < 4 * samples.length, `${lines} lines`);
    assert.equal(await panel.evaluate("document.querySelectorAll('*').length - elements"), 0);
    assert.ok(await panel.page.locator(".plot-empty").first().isHidden());
  });

  it("names the same times in a panel that was made wider as in one that was opened so", async () => {
    await panel.evaluate(`(() => {
      globalThis.written = [];
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...all) {
        written.push(text);
        return fillText.call(this, text, ...all);
      };
    })()`);
    const times = async (act: () => Promise<void>) => {
      await panel.evaluate("written.length = 0");
      await act();
      await panel.settled();
      const written = await panel.evaluate<string[]>("written.filter((text) => /:/.test(text))");
      return [...new Set(written)];
    };
    const recorded = history(samplesEvery(15_000, 240));
    await panel.resize(560);
    const wide = await times(() => panel.say(recorded));
    assert.ok(wide.length > 3, wide.join());
    await panel.resize(280);
    assert.deepEqual(await times(() => panel.resize(560)), wide);
  });

  it("reads the value under the pointer", async () => {
    await panel.say(history(weekOfSamples()));
    const plot = panel.page.locator(".u-over").first();
    const box = await plot.boundingBox();
    assert.ok(box);
    await panel.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const reading = panel.page.locator(".reading").first();
    await reading.filter({ hasText: /^[\d.]+\s?% · Jan 16, 2025/ }).waitFor();
    await panel.page.mouse.move(box.x, box.y - 60);
    await reading.filter({ hasText: /^$/ }).waitFor({ state: "attached" });
  });

  it("names chart and table by the range, and fills the table only while it is open", async () => {
    await panel.say(history(samplesEvery(15_000, 240)));
    assert.equal(await rows().count(), 0);
    await panel.unfold();
    assert.equal(await rows().count(), 13);
    for (const range of ["day", "week", "hour"] as const) {
      await choose(range);
      const name = `${pageTexts.gauges.cpu}, ${pageTexts.rangeNames[range]}`;
      const label = await panel.page.locator(".plot").first().getAttribute("aria-label");
      assert.ok(label?.startsWith(name), label ?? "no name");
      assert.equal(await panel.page.locator("caption").first().textContent(), name);
    }
  });

  it("draws the charts anew in the colours of another theme", async () => {
    await panel.say(history(weekOfSamples()));
    await panel.settled();
    const picture = () =>
      panel.evaluate<string>("document.querySelector('.plot canvas').toDataURL()");
    const dark = await picture();
    await panel.setTheme("light");
    await panel.settled();
    assert.notEqual(await picture(), dark);
  });
});
