import assert from "node:assert/strict";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { defaultAccount } from "../simulator/accountRecords";
import type { Fault } from "../simulator/faults";
import { openServersWindow, signIn, type ServersWindow } from "./serversWindow";

const rows = [
  "us-east  1 server, 1 active",
  "  db-server-01  Active · 203.0.113.11",
  "us-west  1 server, 1 active",
  "  web-server-01  Active · 203.0.113.10",
].join("\n");

const sentence = "VPS.org has a fault of its own (500). Try again later.";
const html: Fault = {
  kind: "status",
  status: 500,
  body: "<!DOCTYPE html><h1>Oops</h1>",
  headers: { "Content-Type": "text/html" },
};

describe("Trouble with the list", () => {
  let window: ServersWindow;

  before(async () => {
    window = await openServersWindow({ isSignedIn: false });
    fail();
    await signIn(window.workbench, defaultAccount.token);
  });

  after(() => window.close());

  function fail(): void {
    window.simulator.faults.add({ match: { path: "servers/" }, times: Infinity, fault: html });
  }

  it("before there is any is a welcome text with Retry, which shows the rows", async () => {
    await eventuallyHolds(
      () => window.view.welcomeText(),
      (text) => {
        assert.match(text, /^VPS\.org did not answer as it should, .+\nRetry\nShow Log$/);
      },
    );
    window.simulator.faults.clear();
    await window.view.clickWelcome("Retry");
    await eventually(() => window.view.text(), rows);
  });

  it("later is a line above the rows, which stay, and a message with Retry", async () => {
    const { notifications } = window.workbench;
    window.simulator.faults.clear();
    await window.workbench.runCommand("VPS.org: Refresh");
    await eventually(() => window.view.text(), rows);
    await window.workbench.clearNotifications();
    fail();
    await window.view.clickTitleAction("Refresh");
    const { severity, message } = await notifications.find("could not be refreshed");
    assert.equal(severity, "error");
    assert.equal(message, `The servers could not be refreshed. ${sentence}`);
    await eventuallyHolds(
      () => window.view.message(),
      (line) => {
        assert.match(line, /^Not up to date, as of \d+:\d\d.*\. /);
        assert.ok(line.endsWith(sentence), line);
      },
    );
    assert.equal(await window.view.text(), rows);
    window.simulator.faults.clear();
    await notifications.click("could not be refreshed", "Retry");
    await eventually(() => window.view.message(), "");
  });
});
