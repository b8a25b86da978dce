import assert from "node:assert/strict";
import { defaultAccount } from "../../simulator/accountRecords";
import type { Fault } from "../../simulator/faults";
import { eventually, eventuallyHolds } from "../../vscode/workbench/eventually";
import { Scene } from "../scene";

const rows = [
  "us-east  1 server, 1 active",
  "  db-server-01  Active · 203.0.113.11",
  "us-west  1 server, 1 active",
  "  web-server-01  Active · 203.0.113.10",
].join("\n");

const sentence = "VPS.org reported an internal error (500). Try again later.";
const html: Fault = {
  kind: "status",
  status: 500,
  body: "<!DOCTYPE html><h1>Oops</h1>",
  headers: { "Content-Type": "text/html" },
};

describe("Trouble with the list", () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = await Scene.begin({ situation: "signedOut" });
  });

  function fail(): void {
    scene.simulator.faults.add({ match: { path: "servers/" }, times: Infinity, fault: html });
  }

  it("before there is any is a welcome text with Retry, which shows the rows", async () => {
    fail();
    await scene.signIn(defaultAccount.token);
    await eventuallyHolds(
      () => scene.tree().welcomeText(),
      (text) => {
        assert.match(text, /^VPS\.org can't list your servers at the moment\..+\nRetry\nShow Log$/);
      },
    );
    scene.simulator.faults.clear();
    await scene.tree().clickWelcome("Retry");
    await eventually(() => scene.tree().text(), rows);
  });

  it("later is a line above the rows, which stay, and a message with Try Again", async () => {
    const { notifications } = scene.workbench;
    await scene.signIn(defaultAccount.token);
    await eventually(() => scene.tree().text(), rows);
    await scene.workbench.clearNotifications();
    fail();
    await scene.tree().clickTitleAction("Refresh");
    const { severity, message } = await notifications.find("could not be refreshed");
    assert.equal(severity, "error");
    assert.equal(message, "The servers could not be refreshed.");
    await eventuallyHolds(
      () => scene.tree().message(),
      (line) => {
        assert.match(line, /^Out of date, last updated \d+:\d\d.*\. /);
        assert.ok(line.endsWith(sentence), line);
      },
    );
    assert.equal(await scene.tree().text(), rows);
    scene.simulator.faults.clear();
    await notifications.click("could not be refreshed", "Try Again");
    await eventually(() => scene.tree().message(), "");
  });
});
