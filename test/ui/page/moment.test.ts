import assert from "node:assert/strict";
import { Keyboard } from "../../vscode/workbench/keyboard";
import { PanelPage, pageTexts } from "./panelPage";
import { panelStates } from "./panelStates";
import { eventfulHour, history, samplesEvery } from "./samples";

describe("A moment in the history of the details panel's page", () => {
  let panel: PanelPage;

  beforeEach(async () => {
    panel = await PanelPage.open();
    await panel.show(panelStates.normal);
    await panel.say(history(samplesEvery(15_000, 240)));
  });

  afterEach(() => panel.close());

  const slider = () => panel.page.getByRole("slider", { name: pageTexts.moment });
  const value = (figure: string) =>
    panel.page.locator(`.tile[data-figure=${figure}] .tile-value`).innerText();
  const values = () => Promise.all(["cpu", "memory", "disk", "bandwidth"].map(value));
  const cursors = () =>
    panel.evaluate<string[]>(
      "[...document.querySelectorAll('.figure .cursor')].map((one) => one.getAttribute('d') ?? '')",
    );
  // What becomes of the key is what each test asks next.
  const until = () => Promise.resolve();
  const press = (key: string) =>
    new Keyboard(panel.page).press(key, { at: panel.page.locator("body"), until });

  it("is now, until one is chosen", async () => {
    assert.equal(await slider().innerText(), pageTexts.latest);
    assert.deepEqual(await cursors(), ["", "", "", ""]);
    assert.deepEqual(await values(), ["23.5%", "2.0 of 4 GB", "35 of 80 GB", "450 GB of 2 TB"]);
  });

  it("is the one under the pointer, through all charts and in all tiles", async () => {
    const plot = panel.page.locator(".plot").nth(2);
    const box = await plot.boundingBox();
    assert.ok(box);
    await panel.page.mouse.move(box.x + box.width / 2, box.y + 40);
    assert.match(await slider().innerText(), /^(2:5|3:0)\d PM$/);
    const all = await cursors();
    assert.ok(
      all.every((path) => path !== "" && path === all[0]),
      all.join(),
    );
    const [cpu, memory] = await values();
    assert.match(cpu ?? "", /^\d+(\.\d)?%$/);
    assert.notEqual(cpu, "23.5%");
    assert.match(memory ?? "", /^\d\.\d of 4 GB$/);
    await panel.page.mouse.move(box.x + box.width / 2, box.y - 200);
    assert.equal(await slider().innerText(), pageTexts.latest);
    assert.equal(await value("cpu"), "23.5%");
  });

  it("moves with the arrow keys, and says itself and all figures", async () => {
    await slider().focus();
    await press("ArrowLeft");
    assert.equal(await slider().getAttribute("aria-valuenow"), "238");
    await press("Home");
    assert.equal(await slider().innerText(), "2:30 PM");
    assert.equal(await slider().getAttribute("aria-valuenow"), "0");
    assert.match(
      (await slider().getAttribute("aria-valuetext")) ?? "",
      /^2:30 PM: CPU [\d.]+%, Memory [\d.]+ GB, Disk 35 GB, Bandwidth [\d.]+ GB$/,
    );
    await press("ArrowRight");
    assert.equal(await slider().getAttribute("aria-valuenow"), "1");
    await press("PageUp");
    assert.equal(await slider().getAttribute("aria-valuenow"), "11");
    await press("End");
    assert.equal(await slider().innerText(), "3:30 PM");
    await press("ArrowRight");
    assert.equal(await slider().innerText(), "3:30 PM");
    await press("Escape");
    assert.equal(await slider().innerText(), pageTexts.latest);
    assert.deepEqual(await cursors(), ["", "", "", ""]);
  });

  it("goes on with the keys from where a chart was clicked", async () => {
    const plot = panel.page.locator(".plot").first();
    await plot.click({ position: { x: 150, y: 40 } });
    const clicked = Number(await slider().getAttribute("aria-valuenow"));
    await press("ArrowRight");
    assert.equal(Number(await slider().getAttribute("aria-valuenow")), clicked + 1);
  });

  it("is unknown where nothing was recorded, and says so", async () => {
    await panel.say(eventfulHour());
    const gap = panel.page.locator(".figure >> nth=0 >> .unrecorded rect");
    const box = await gap.boundingBox();
    assert.ok(box);
    await panel.page.mouse.move(box.x + box.width / 2, box.y + 40);
    assert.deepEqual(await values(), ["–", "–", "–", "–"]);
    const notes = await panel.page.locator(".tile-note").allInnerTexts();
    assert.deepEqual(new Set(notes), new Set([pageTexts.notRecorded]));
    assert.match((await slider().getAttribute("aria-valuetext")) ?? "", /: Not recorded$/);
  });

  it("moves nothing on the page", async () => {
    const places = () =>
      panel.evaluate<string[]>(
        `[...document.querySelectorAll("h2, h3, .tile > *, .plot, .ranges")].map((one) => {
          const { top, left, height } = one.getBoundingClientRect();
          return [one.className, top, left, height].join(" ");
        })`,
      );
    await panel.say(eventfulHour());
    const before = await places();
    await slider().focus();
    await press("Home");
    assert.deepEqual(await places(), before);
  });
});
