import assert from "node:assert/strict";
import { eventually } from "../../vscode/workbench/eventually";
import { CreateScene } from "../createScene";

const name = "web-server-01";
const forGood = `Permanently Delete ${name}`;
const chooseServer = "Select a server to delete. You will be asked to confirm.";
const notThis = `This doesn't match ${name}. Nothing was deleted.`;

/** Every way in which a person comes to the same two hurdles. */
const doors: readonly (readonly [string, (scene: CreateScene) => Promise<void>])[] = [
  ["the context menu", (scene) => scene.tree().row(name).clickContextMenu("Delete…")],
  [
    "a command without a row",
    async (scene) => {
      await scene.start("vps.server.delete");
      await scene.question(chooseServer);
      await scene.quick().pick(name);
    },
  ],
  [
    "the panel",
    async (scene) => {
      await scene.tree().row(name).select();
      const page = scene.workbench.webview();
      // A button takes no second click until the first has been answered.
      await eventually(() => page.locator("[aria-busy]").count(), 0);
      await page.getByRole("button", { name: "Delete…" }).click();
    },
  ],
];

describe("A deletion", () => {
  let scene: CreateScene;

  beforeEach(async () => {
    scene = await CreateScene.begin();
  });

  const quick = () => scene.quick();
  const dialog = () => scene.workbench.dialog;
  const deleted = () => scene.sent("DELETE").map(({ path }) => path.split("/").at(-2));

  async function typeName(typed = name): Promise<void> {
    await quick().type(typed);
    await quick().accept();
  }

  for (const [door, open] of doors) {
    it(`from ${door} needs the typed name`, async () => {
      await open(scene);
      await dialog().opened();
      assert.equal(await dialog().message(), `Delete ${name}?`);
      assert.match(await dialog().detail(), /203\.0\.113\.10.*us-west[^]*can't be undone/);
      await dialog().click("Cancel");
      assert.deepEqual(deleted(), []);

      await open(scene);
      await dialog().opened();
      await dialog().click("Delete…");
      await quick().opened(forGood);
      for (const wrong of ["", "web", "WEB-SERVER-01", "db-server-01", "12345"]) {
        await quick().type(wrong);
        await quick().press("Enter", async () => (await quick().validationMessage()) === notThis);
      }
      await quick().escape();
      assert.deepEqual(deleted(), []);

      await open(scene);
      await dialog().opened();
      await dialog().click("Delete…");
      await quick().opened(forGood);
      // By keys: the box has to have the focus, wherever the question came from.
      await scene.workbench.keys.type(name, { at: quick().input });
      await quick().accept();
      await scene.workbench.notifications.find(`${name} was deleted.`);
      assert.deepEqual(deleted(), ["12345"]);
      await scene.tree().row(name).locator.waitFor({ state: "hidden" });
    });
  }

  it("by keyboard alone needs the typed name too, however often Enter is pressed", async () => {
    const { keys } = scene.workbench;
    await scene.workbench.openPalette();
    await quick().type(">VPS.org: Delete…");
    await eventually(() => quick().focusedLabel(), "VPS.org: Delete…");
    await quick().press("Enter", () => scene.question(chooseServer));
    await quick().pickByKeyboard(name);
    await keys.press("Enter", { at: dialog().box, until: () => quick().opened(forGood) });
    const said = async () => (await quick().validationMessage()) === notThis;
    for (let press = 0; press < 5; press += 1) {
      await quick().press("Enter", said);
    }
    assert.deepEqual(deleted(), []);
    await keys.type(name, { at: quick().input });
    await quick().accept();
    await scene.workbench.notifications.find(`${name} was deleted.`);
    assert.deepEqual(deleted(), ["12345"]);
  });

  it("is neither among a row's icons nor anywhere but last in its menu", async () => {
    const row = scene.tree().row(name);
    assert.ok(!(await row.inlineActions()).some((label) => label.startsWith("Delete")));
    assert.equal((await row.contextMenu()).at(-1), "Delete…");
  });

  it("of several selected servers needs their number", async () => {
    await scene.tree().row(name).select();
    await scene.tree().row("db-server-01").alsoSelect();
    await scene.tree().row(name).clickContextMenu("Delete…");
    await dialog().opened();
    assert.equal(await dialog().message(), "Delete 2 servers?");
    await dialog().click("Delete…");
    await quick().opened("Permanently Delete 2 Servers");
    await quick().type(name);
    const notTwo = "This doesn't match 2. Nothing was deleted.";
    await quick().press("Enter", async () => (await quick().validationMessage()) === notTwo);
    assert.deepEqual(deleted(), []);
    await typeName("2");
    await scene.workbench.notifications.find("Delete: 2 of 2 deleted.");
    assert.deepEqual(deleted().toSorted(), ["12345", "12346"]);
    await scene.tree().row(name).locator.waitFor({ state: "hidden" });
  });
});
