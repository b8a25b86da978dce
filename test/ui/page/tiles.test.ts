import assert from "node:assert/strict";
import { PanelPage } from "./panelPage";
import { answered, now, panelStates, stateOf } from "./panelStates";
import { eventfulHour, history, samplesEvery } from "./samples";

describe("The tiles of the details panel's page", () => {
  let panel: PanelPage;

  beforeEach(async () => {
    panel = await PanelPage.open();
  });

  afterEach(() => panel.close());

  const tile = (figure: string) => panel.page.locator(`.tile[data-figure=${figure}]`);
  const texts = (part: string) => panel.page.locator(`.tile ${part}`).allInnerTexts();
  const meters = () => panel.page.getByRole("meter").count();

  it("show how much of what the plan gives is used, and the ends of the last hour", async () => {
    await panel.show(panelStates.normal);
    await panel.say(eventfulHour());
    assert.deepEqual(await texts(".tile-value"), [
      "23.5%",
      "2.0 of 4 GB",
      "35 of 80 GB",
      "450 GB of 2 TB",
    ]);
    const [cpu, memory] = await texts(".tile-range");
    assert.match(cpu ?? "", /^Last hour: [\d.]+% – [\d.]+%$/);
    assert.match(memory ?? "", /^Last hour: [\d.]+ GB – [\d.]+ GB$/);
    await panel.say(history(samplesEvery(15_000, 10)));
    const [, , disk] = await texts(".tile-range");
    assert.equal(disk, "Last hour: 35 GB");
    assert.match((await tile("cpu").locator(".line").getAttribute("d")) ?? "", /^M.+L.+/);
  });

  it("are a dash and a reason for what is unknown, and never 0", async () => {
    await panel.show(panelStates["one figure missing"]);
    assert.equal(await tile("disk").locator(".tile-value").innerText(), "–");
    assert.equal(await tile("disk").locator(".tile-note").innerText(), "Not reported by VPS.org");
    assert.equal(await meters(), 3);
    for (const [state, reason] of [
      ["loading", "Loading…"],
      ["failed", "Couldn't be loaded"],
      ["partial", "Not reported by VPS.org"],
    ] as const) {
      await panel.show(panelStates[state]);
      assert.deepEqual(new Set(await texts(".tile-value")), new Set(["–"]), state);
      assert.deepEqual(new Set(await texts(".tile-note")), new Set([reason]), state);
      assert.equal(await meters(), 0, state);
    }
    assert.doesNotMatch((await texts("")).join(), /\b0\b/);
  });

  it("say in words and with a sign what is high, in the color of their figure", async () => {
    const fill = () =>
      panel.evaluate<string>(
        "getComputedStyle(document.querySelector('[data-figure=disk] .tile-fill')).backgroundColor",
      );
    await panel.show(panelStates.normal);
    const calm = await fill();
    assert.equal(await tile("disk").locator(".tile-level").isVisible(), false);
    await panel.show(panelStates["a full disk"]);
    assert.equal(await tile("disk").locator(".tile-level").innerText(), "High");
    assert.equal(await tile("disk").locator(".tile-level svg").isVisible(), true);
    assert.equal(await fill(), calm);
  });

  it("say of bandwidth what will become of it, and what that takes for granted", async () => {
    await panel.show(panelStates.normal);
    const note = tile("bandwidth").locator(".tile-note");
    assert.equal(await note.innerText(), "At this pace 77% at the month's end");
    assert.match((await note.getAttribute("title")) ?? "", /from the first of the month\.$/);
  });

  it("have one color for a figure, in the tile as in the chart", async () => {
    await panel.show(panelStates.normal);
    await panel.say(history(samplesEvery(15_000, 240)));
    const colors = await panel.evaluate<Record<string, string[]>>(`Object.fromEntries(
      ["cpu", "memory", "disk", "bandwidth"].map((figure) => [figure, [
        ...new Set([...document.querySelectorAll(\`[data-figure=\${figure}] :is(.line, .swatch, .tile-fill)\`)]
          .map((one) => one.matches(".line") ? getComputedStyle(one).stroke : getComputedStyle(one).backgroundColor)),
      ]]),
    )`);
    assert.deepEqual(
      Object.values(colors).map((all) => all.length),
      [1, 1, 1, 1],
    );
    assert.equal(new Set(Object.values(colors).flat()).size, 4);
  });

  it("need no total to say how much", async () => {
    const details = answered({ plan: undefined });
    await panel.show(details);
    assert.deepEqual(await texts(".tile-value"), ["23.5%", "2.0 GB", "35 GB", "450 GB"]);
    assert.equal(await meters(), 1);
    await panel.show(stateOf({ phase: "waiting", asOfMs: now }));
  });
});
