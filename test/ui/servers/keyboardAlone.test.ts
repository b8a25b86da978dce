import assert from "node:assert/strict";
import { eventually } from "../../vscode/workbench/eventually";
import { CreateScene } from "../createScene";

/** Whole jobs with nothing but keys, as they come from a keyboard. */
describe("By keyboard alone", () => {
  let scene: CreateScene;

  beforeEach(async () => {
    scene = await CreateScene.begin();
    await scene.execute("vps.servers.focus");
    await scene.tree().move("End", "web-server-01");
  });

  const quick = () => scene.quick();
  const dialog = () => scene.workbench.dialog;
  const inDialog = (key: string, until: () => Promise<unknown>) =>
    scene.workbench.keys.press(key, { at: dialog().box, until });

  /** Types into the box that has the focus. */
  const type = (text: string) => scene.workbench.keys.type(text, { at: quick().input });

  it("F2 renames the server that has the focus, though another one is selected", async () => {
    await scene.tree().row("db-server-01").select();
    await scene.tree().move("ArrowDown", "us-west");
    await scene.tree().move("ArrowDown", "web-server-01");
    await scene.tree().press("F2", () => quick().opened("Rename web-server-01"));
    await quick().press("ControlOrMeta+a", () => Promise.resolve(true));
    await type("web-9");
    await quick().accept();
    await scene.tree().row("web-9").locator.waitFor();
    assert.deepEqual(scene.bodies("PATCH"), [{ name: "web-9" }]);
  });

  it("Delete asks to delete, and Escape leaves the focus in the list", async () => {
    await scene.tree().press("Delete", () => dialog().opened());
    assert.equal(await dialog().message(), "Delete web-server-01?");
    await inDialog("Escape", async () => !(await dialog().isOpen()));
    await scene.tree().press("Delete", () => dialog().opened());
    await inDialog("Enter", () => quick().opened("Permanently Delete web-server-01"));
    await type("web-server-01");
    await quick().accept();
    await eventually(() => scene.tree().leaves(), ["db-server-01"]);
  });

  it("Ctrl+C copies the address", async () => {
    const copied = async () => (await scene.workbench.clipboardText()) === "203.0.113.10";
    await scene.tree().press("ControlOrMeta+c", copied);
  });

  it("Enter opens the details and Ctrl+Enter shows them to the side", async () => {
    const titles = () => scene.workbench.editorTitles();
    // VS Code gives the panel the focus when its page is there, which may be after its title.
    const page = scene.workbench.webview().locator("body");
    await scene.tree().press("Enter", () => page.evaluate("document.hasFocus()"));
    assert.deepEqual(await titles(), ["web-server-01"]);
    await scene.execute("vps.servers.focus");
    await scene.tree().move("Home", "us-east");
    await scene.tree().move("ArrowDown", "db-server-01");
    await scene
      .tree()
      .press("Control+Enter", async () => (await titles()).includes("db-server-01"));
    assert.deepEqual((await titles()).toSorted(), ["db-server-01", "web-server-01"]);
  });

  it("filters, and goes on among the rows", async () => {
    await scene.start("vps.servers.filter");
    await quick().opened("Filter Servers");
    await type("db");
    await quick().accept();
    await eventually(() => scene.tree().leaves(), ["db-server-01"]);
  });

  it("changes a setting", async () => {
    await scene.start("vps.server.edit", "12345");
    await quick().opened("Edit web-server-01");
    await quick().press("ArrowDown", async () => (await quick().focusedLabel()) === "Hostname");
    await quick().accept();
    await quick().press("ControlOrMeta+a", () => Promise.resolve(true));
    await type("new.example.com");
    await quick().accept();
    await eventually(() => quick().focusedLabel(), "Save");
    await scene.deliberately();
    await quick().accept();
    await quick().closed();
    await eventually(() => scene.bodies("PATCH"), [{ hostname: "new.example.com" }]);
  });
});
