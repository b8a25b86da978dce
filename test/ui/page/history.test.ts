import assert from "node:assert/strict";
import { PanelPage, pageTexts } from "./panelPage";
import { now, panelStates } from "./panelStates";
import { eventfulHour, firstSample, history, samplesEvery, weekOfSamples } from "./samples";

const minute = 60_000;

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
  const note = () => panel.page.locator(".history-note").innerText();
  const count = (selector: string) => panel.page.locator(`.figure >> nth=0 >> ${selector}`).count();
  const line = () => panel.page.locator(".figure .line").first().getAttribute("d");

  it("says when usage is recorded, until something is", async () => {
    await panel.say(history([]));
    assert.equal(await note(), pageTexts.recordedWhen);
    assert.equal(await count(".unrecorded .name"), 1);
  });

  it("is a chart from the first sample on, which says since when it records", async () => {
    await panel.say(firstSample());
    assert.equal(await note(), "Recording since 3:30 PM");
    assert.match((await line()) ?? "", /^M[\d.]+ [\d.]+h0$/);
    assert.equal(await count(".unrecorded"), 1);
    const [first] = samplesEvery(15_000, 1);
    assert.ok(first);
    await panel.say({
      type: "sample",
      sample: { ...first, atMs: now + 15_000, cpuPercent: 90 },
      states: [],
      nowMs: now + 15_000,
    });
    assert.match((await line()) ?? "", /^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
  });

  it("draws seven days of samples as one line for each figure", async () => {
    await choose("week");
    const elements = () => panel.evaluate<number>("document.querySelectorAll('*').length");
    await panel.say(history(samplesEvery(15_000, 240)));
    const before = await elements();
    const samples = weekOfSamples();
    await panel.say(history(samples));
    assert.equal(await panel.page.locator(".figure .line").count(), 4);
    assert.equal((await line())?.match(/M/g)?.length, 1);
    assert.ok((await elements()) - before < 40, "no element for each sample");
  });

  it("hatches and names the time in which nothing was recorded", async () => {
    await panel.resize(1_280);
    await panel.say(eventfulHour());
    await panel.settled();
    assert.equal(await count(".unrecorded rect"), 1);
    assert.equal(
      await panel.page.locator(".unrecorded title").first().textContent(),
      "Not recorded: Jan 16, 2025, 2:47 PM – Jan 16, 2025, 3:00 PM",
    );
    assert.equal(
      await panel.page.locator(".unrecorded .name").first().textContent(),
      "Not recorded",
    );
    assert.equal((await line())?.match(/M/g)?.length, 2);
  });

  it("marks on the axis what happened to the server, and names it", async () => {
    const states = [
      { atMs: now - 50 * minute, status: "active" },
      { atMs: now - 40 * minute, status: "stopped" },
      { atMs: now - 39 * minute, status: "starting" },
      { atMs: now - 38 * minute, status: "active" },
      { atMs: now - 10 * minute, status: "rebooting" },
      { atMs: now - 9 * minute, status: "active" },
    ];
    await panel.say(history(samplesEvery(15_000, 250), states));
    const kinds = await panel.evaluate<string[]>(
      "[...document.querySelectorAll('.figure[data-figure=bandwidth] .event')].map((one) => one.dataset.kind)",
    );
    assert.deepEqual(kinds, ["stopped", "started", "rebooted"]);
    assert.equal(await note(), "Rebooted at 3:21 PM · Started at 2:52 PM · Stopped at 2:50 PM");
    const title = panel.page.locator(".event title").first();
    assert.equal(await title.textContent(), "Stopped at 2:50 PM");
  });

  it("says between which times something happened that nobody saw", async () => {
    const [newest] = samplesEvery(15_000, 1);
    assert.ok(newest);
    const samples = [{ ...newest, atMs: now - 30 * minute }, newest];
    const states = [
      { atMs: now - 30 * minute, status: "active" },
      { atMs: now, status: "stopped" },
    ];
    await panel.say(history(samples, states));
    assert.match(await note(), /^Stopped between 3:00 PM and 3:30 PM/);
  });

  it("shows from where on a figure is high, and for bandwidth an even use of the month", async () => {
    await panel.say(eventfulHour());
    const of = (figure: string, what: string) =>
      panel.page.locator(`.figure[data-figure=${figure}] ${what}`).count();
    assert.deepEqual(
      await Promise.all(
        ["cpu", "memory", "disk", "bandwidth"].map((figure) => of(figure, ".threshold")),
      ),
      [1, 2, 2, 0],
    );
    assert.equal(await of("bandwidth", ".guide"), 1);
    assert.equal(
      await panel.page.locator("[data-figure=bandwidth] .guide title").textContent(),
      pageTexts.evenUse,
    );
  });

  it("names the same times in a panel that was made wider as in one that was opened so", async () => {
    const times = async () => {
      await panel.settled();
      return panel.page.locator(".figure >> nth=0 >> text.axis").allTextContents();
    };
    await panel.resize(500);
    await panel.say(history(samplesEvery(15_000, 240)));
    const wide = await times();
    assert.ok(wide.length > 4, wide.join());
    await panel.resize(280);
    assert.notDeepEqual(await times(), wide);
    await panel.resize(500);
    assert.deepEqual(await times(), wide);
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
});
