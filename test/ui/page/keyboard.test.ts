import assert from "node:assert/strict";
import { Keyboard } from "../../vscode/workbench/keyboard";
import { gaugeIds } from "../../../src/core/usage/usageGauges";
import { PanelPage, pageTexts } from "./panelPage";
import { answered, panelStates } from "./panelStates";
import { history, samplesEvery } from "./samples";
import { focusedName, showsFocus } from "./focus";

const { intents, ranges, gauges } = pageTexts;
const asTable = (name: string) => pageTexts.asTable.replace("{0}", name);

describe("The details panel's page by keyboard", () => {
  let panel: PanelPage;

  beforeEach(async () => {
    panel = await PanelPage.open();
    await panel.show(panelStates.normal);
  });

  afterEach(() => panel.close());

  const focused = () => panel.evaluate<string>(focusedName);
  // What becomes of the key is what each test asks next.
  const until = () => Promise.resolve();
  const press = (key: string) =>
    new Keyboard(panel.page).press(key, { at: panel.page.locator("body"), until });
  const focus = async (label: string) => {
    await panel.page.getByRole("button", { name: label, exact: true }).focus();
    assert.equal(await focused(), label);
  };

  it("is used by it alone", async () => {
    const reached: string[] = [];
    for (;;) {
      await press("Tab");
      const name = await focused();
      if (name === "" || reached.includes(name)) {
        break;
      }
      reached.push(name);
      assert.ok(await panel.evaluate(showsFocus), `${name} shows that it has the focus`);
    }
    assert.deepEqual(reached, [
      intents.connect,
      intents.openRemoteWindow,
      intents.stop,
      intents.reboot,
      intents.edit,
      intents.delete,
      pageTexts.moment,
      ranges.hour,
      ...gaugeIds.map((id) => asTable(gauges[id])),
      intents.copyHostname,
      intents.copyIpv4,
      intents.copyIpv6,
      intents.copyId,
      intents.refresh,
    ]);
  });

  it("asks with Enter and with Space, and keeps the focus when the answer comes", async () => {
    for (const [key, id] of [
      ["Enter", 1],
      ["Space", 2],
    ] as const) {
      await focus(intents.copyId);
      await press(key);
      assert.deepEqual((await panel.sent()).at(-1), {
        type: "intent",
        id,
        intent: "copyId",
        page: "page-1",
      });
      await panel.say({ type: "reply", id, outcome: "done", message: `Answer ${id}` });
      await panel.page
        .getByRole("status")
        .filter({ hasText: `Answer ${id}` })
        .waitFor();
      assert.equal(await focused(), intents.copyId);
    }
  });

  it("changes the range with the arrow keys, and unfolds a table with Space", async () => {
    await panel.say(history(samplesEvery(15_000, 240)));
    await panel.page.getByRole("radio", { name: ranges.hour }).focus();
    await press("ArrowRight");
    assert.equal(await panel.page.getByRole("radio", { name: ranges.day }).isChecked(), true);
    await panel.page.getByText(asTable(gauges.cpu)).focus();
    await press("Space");
    const row = panel.page.locator("details[open] tbody tr").first();
    await row.waitFor();
    assert.match(
      (await row.locator("td").allInnerTexts()).join(" and "),
      /^[\d.]+\s?% and [\d.]+\s?%$/,
    );
  });

  it("keeps the focus and the selection through updates", async () => {
    await focus(intents.copyIpv6);
    await panel.evaluate("getSelection().selectAllChildren(document.querySelector('.name'))");
    for (const state of [
      panelStates.stale,
      answered({ status: "rebooting" }),
      panelStates.normal,
    ]) {
      await panel.show(state);
      assert.equal(await focused(), intents.copyIpv6);
      assert.equal(await panel.evaluate("String(getSelection())"), panelStates.normal.name);
    }
  });

  it("goes on at the heading where the button that had the focus can't be pressed any more", async () => {
    await focus(intents.stop);
    await panel.show(panelStates.stopped);
    assert.equal(await focused(), "web-server-01 is stopped.");
  });

  it("goes on where it was when the window has the focus again", async () => {
    await focus(intents.delete);
    await leaveWindow();
    assert.equal(await focused(), "");
    await comeBack();
    assert.equal(await focused(), intents.delete);
  });

  it("goes on at the name where the button went while a question had the focus", async () => {
    await focus(intents.stop);
    await leaveWindow();
    await panel.show(panelStates.stopped);
    assert.equal(await focused(), "");
    await comeBack();
    assert.equal(await focused(), "web-server-01 is stopped.");
  });

  /** A question of VS Code takes the focus, and the browser forgets where in the page it was. */
  async function leaveWindow(): Promise<void> {
    await panel.evaluate(`(() => {
      document.hasFocus = () => false;
      document.activeElement.blur();
      dispatchEvent(new Event("blur"));
    })()`);
  }

  async function comeBack(): Promise<void> {
    await panel.evaluate(`(() => {
      delete document.hasFocus;
      dispatchEvent(new Event("focus"));
    })()`);
  }
});
