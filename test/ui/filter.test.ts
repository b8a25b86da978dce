import assert from "node:assert/strict";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { openServersWindow, untilTreeHolds, type ServersWindow } from "./serversWindow";

const web = "us-west  1 server, 1 active\n  web-server-01  Active · 203.0.113.10";
const db = "us-east  1 server, 1 active\n  db-server-01  Active · 203.0.113.11";

describe("The filter of the Servers view", () => {
  let window: ServersWindow;

  before(async () => {
    window = await openServersWindow();
    await untilTreeHolds(window.view, "web-server-01");
  });

  after(() => window.close());

  async function typeFilter(text: string): Promise<void> {
    await window.view.clickTitleAction("Filter Servers…");
    await window.workbench.quickInput.opened("Filter Servers");
    await window.workbench.quickInput.type(text);
  }

  it("narrows the rows while somebody types, and says so above them", async () => {
    await typeFilter("us-west");
    await eventually(() => window.view.text(), web);
    await eventually(() => window.view.message(), "Filter “us-west”: showing 1 of 2 servers.");
  });

  it("is as it was before after Escape", async () => {
    await window.workbench.quickInput.escape();
    await eventually(() => window.view.text(), `${db}\n${web}`);
  });

  it("stays after Enter, and over a refresh", async () => {
    await typeFilter("debian");
    await window.workbench.quickInput.accept();
    await window.workbench.quickInput.closed();
    await eventually(() => window.view.text(), db);
    await window.view.clickTitleAction("Refresh");
    await eventually(() => window.view.isBusy(), false);
    assert.equal(await window.view.text(), db);
  });

  it("goes with the button that has taken its place", async () => {
    const actions = await window.view.titleActions();
    assert.ok(!actions.includes("Filter Servers…") && actions.includes("Clear Filter"));
    await window.view.clickTitleAction("Clear Filter");
    await eventually(() => window.view.text(), `${db}\n${web}`);
    await eventuallyHolds(
      () => window.view.titleActions(),
      (titles) => {
        assert.ok(titles.includes("Filter Servers…"), titles.join());
      },
    );
  });

  it("that nothing matches says so and offers to clear it", async () => {
    await typeFilter("no such server");
    await window.workbench.quickInput.accept();
    await eventually(
      () => window.view.welcomeText(),
      "No servers match the filter.\nClear Filter\nChange Filter",
    );
    await window.view.clickWelcome("Clear Filter");
    await eventually(() => window.view.text(), `${db}\n${web}`);
  });
});
