import assert from "node:assert/strict";
import { eventually, eventuallyHolds } from "../../vscode/workbench/eventually";
import { Scene } from "../scene";

const web = "us-west  1 server, 1 active\n  web-server-01  Active · 203.0.113.10";
const db = "us-east  1 server, 1 active\n  db-server-01  Active · 203.0.113.11";

describe("The filter of the Servers view", () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = await Scene.begin();
  });

  async function typeFilter(text: string): Promise<void> {
    await scene.tree().clickTitleAction("Filter Servers…");
    await scene.quick().opened("Filter Servers");
    await scene.quick().type(text);
  }

  it("narrows the rows while somebody types, says so above them, and is undone by Escape", async () => {
    await typeFilter("us-west");
    await eventually(() => scene.tree().text(), web);
    await eventually(() => scene.tree().message(), "Filter “us-west”: showing 1 of 2 servers.");
    await scene.quick().escape();
    await eventually(() => scene.tree().text(), `${db}\n${web}`);
  });

  it("stays after Enter, over a refresh and a reload, is refined, and cleared by a button", async () => {
    await typeFilter("debian");
    await scene.quick().accept();
    await scene.quick().closed();
    await eventually(() => scene.tree().text(), db);
    await scene.execute("vps.servers.refresh");
    assert.equal(await scene.tree().text(), db);
    await scene.workbench.reload();
    await eventually(() => scene.tree().text(), db);
    await scene.tree().clickTitleAction("Filter Servers…");
    await scene.quick().opened("Filter Servers");
    assert.equal(await scene.quick().value(), "debian");
    await scene.quick().type("us-");
    await eventually(() => scene.tree().text(), `${db}\n${web}`);
    await scene.quick().accept();
    await scene.tree().clickTitleAction("Clear Filter");
    await eventuallyHolds(
      () => scene.tree().titleActions(),
      (titles) => {
        assert.ok(!titles.includes("Clear Filter"), titles.join());
      },
    );
  });

  it("that nothing matches says so and offers to clear it", async () => {
    await typeFilter("no such server");
    await scene.quick().accept();
    await eventually(
      () => scene.tree().welcomeText(),
      "No servers match the filter.\nClear Filter\nChange Filter",
    );
    await scene.tree().clickWelcome("Clear Filter");
    await eventually(() => scene.tree().text(), `${db}\n${web}`);
  });
});
