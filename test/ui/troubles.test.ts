import assert from "node:assert/strict";
import { freePort } from "../vscode/freePort";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import type { Fault } from "../simulator/faults";
import { openServersWindow, untilTreeHolds, type ServersWindow } from "./serversWindow";

const rows = [
  "us-east  1 server, 1 active",
  "  db-server-01  Active · 203.0.113.11",
  "us-west  1 server, 1 active",
  "  web-server-01  Active · 203.0.113.10",
].join("\n");

const html = {
  kind: "status",
  status: 500,
  body: "<!DOCTYPE html><h1>Oops</h1>",
  headers: { "Content-Type": "text/html" },
} as const;

interface Trouble {
  readonly title: string;
  readonly fault: Fault;
  readonly sentence: string;
  readonly welcome: RegExp;
}

const troubles: readonly Trouble[] = [
  {
    title: "a token that is no longer good",
    fault: { kind: "status", status: 401, body: { detail: "Invalid token." } },
    sentence: "VPS.org no longer accepts the token. Sign in again with a new one.",
    welcome: /^VPS\.org no longer accepts the token\. .+\nSign In Again\nRetry$/,
  },
  {
    title: "500 with a page of HTML",
    fault: html,
    sentence: "VPS.org reported an internal error (500). Try again later.",
    welcome: /^VPS\.org sent an unexpected response, .+\nRetry\nShow Log$/,
  },
  {
    title: "JSON that is cut off",
    fault: { kind: "rawBody", text: '{"count": 2, "results": [{"id": 1' },
    sentence: "The response from VPS.org was incomplete. Try again.",
    welcome: /^VPS\.org sent an unexpected response, .+\nRetry\nShow Log$/,
  },
  {
    title: "a sign-in page of some network",
    fault: { kind: "rawBody", text: "<html>Welcome to our hotel</html>" },
    sentence:
      "The response didn't come from the VPS.org API. Your network may require you to sign in first.",
    welcome: /^VPS\.org sent an unexpected response, .+\nRetry\nShow Log$/,
  },
];

/** The longest wait between two tries of one question. */
const longestBackOffMs = 1_600;

describe("Trouble with the list", () => {
  let window: ServersWindow;

  before(async () => {
    window = await openServersWindow();
    await untilTreeHolds(window.view, "web-server-01");
  });

  beforeEach(async () => {
    await window.workbench.clearNotifications();
  });

  after(() => window.close());

  async function refreshWith(fault: Fault): Promise<void> {
    window.simulator.faults.add({ match: { path: "servers/" }, times: Infinity, fault });
    await window.view.clickTitleAction("Refresh");
  }

  async function recover(): Promise<void> {
    window.simulator.faults.clear();
    await window.view.clickTitleAction("Refresh");
    await eventually(() => window.view.message(), "");
    await eventually(() => window.view.text(), rows);
  }

  for (const { title, fault, sentence } of troubles) {
    it(`by ${title} is told, and the rows of before stay`, async () => {
      await refreshWith(fault);
      const { severity, message } = await window.workbench.notifications.find("could not be");
      assert.equal(severity, "error");
      assert.equal(message, `The servers could not be refreshed. ${sentence}`);
      await eventuallyHolds(
        () => window.view.message(),
        (line) => {
          assert.match(line, /^Out of date, last updated \d+:\d\d\.*\. /);
          assert.ok(line.endsWith(sentence), line);
        },
      );
      assert.equal(await window.view.text(), rows);
      await recover();
    });
  }

  it("by one server that makes no sense costs that server alone, and says so", async () => {
    window.simulator.faults.add({
      match: { path: "servers/" },
      fault: {
        kind: "rawBody",
        text: JSON.stringify({
          count: 2,
          results: [
            { id: 12345, name: "web-server-01", status: "active", location: "us-west" },
            { id: { odd: true }, name: ["x"], status: 7 },
          ],
        }),
      },
    });
    await window.view.clickTitleAction("Refresh");
    await eventuallyHolds(
      () => window.view.message(),
      (line) => {
        assert.match(
          line,
          /1 server could not be read and isn't shown\. See the log for details\./,
        );
      },
    );
    await eventually(
      () => window.view.text(),
      "us-west  1 server, 1 active\n  web-server-01  Active",
    );
    await recover();
  });

  it("is none where a state is a word that nobody knows: the row shows the word", async () => {
    window.simulator.setServer(12346, { status: "hibernated" });
    await window.view.clickTitleAction("Refresh");
    await untilTreeHolds(window.view, "db-server-01  hibernated · 203.0.113.11");
    assert.match(await window.view.row("db-server-01").icon(), /codicon-vm\b(?!-)/);
    assert.equal(await window.view.message(), "");
    window.simulator.setServer(12346, { status: "active" });
    await recover();
  });

  it("goes away by itself through Retry", async () => {
    window.simulator.faults.add({ match: { path: "servers/" }, times: 3, fault: html });
    await window.view.clickTitleAction("Refresh");
    await window.workbench.notifications.click("could not be refreshed", "Retry");
    await eventually(() => window.view.message(), "");
  });
});

describe("Trouble before there is any list", () => {
  let window: ServersWindow;

  before(async () => {
    window = await openServersWindow({ isSignedIn: false });
  });

  after(() => window.close());

  it("is said in the sign-in box where the API has a fault", async () => {
    const { quickInput } = window.workbench;
    window.simulator.faults.add({ times: Infinity, fault: html });
    await window.view.clickWelcome("Sign In");
    await quickInput.opened("Sign In to VPS.org");
    await quickInput.type("vps_test_token_0123456789");
    await quickInput.accept();
    await eventuallyHolds(
      () => quickInput.validationMessage(),
      (message) => {
        assert.match(message, /^VPS\.org reported an internal error \(500\)\. Try again later\./);
      },
    );
    window.simulator.faults.clear();
  });

  for (const [index, { title, fault, welcome }] of troubles.entries()) {
    it(`by ${title} is told in the view's own words, with what helps`, async () => {
      const before = window.simulator.requests.length;
      window.simulator.faults.add({ match: { path: "servers/" }, times: Infinity, fault });
      if (index === 0) {
        await window.workbench.quickInput.accept();
        await window.workbench.quickInput.closed();
      } else {
        await window.view.clickWelcome("Retry");
      }
      await eventuallyHolds(
        () => window.view.welcomeText(),
        (text) => {
          assert.match(text, welcome);
        },
      );
      // A try that is still to come would heal the view by itself.
      await eventuallyHolds(
        () => Date.now() - (window.simulator.requests.at(-1)?.receivedAt ?? 0),
        (quietMs) => {
          assert.ok(window.simulator.requests.length > before);
          assert.ok(quietMs > longestBackOffMs);
        },
      );
      window.simulator.faults.clear();
    });
  }

  it("ends with Retry once the API answers again", async () => {
    await window.view.clickWelcome("Retry");
    await eventually(() => window.view.text(), rows);
  });
});

describe("No network at all", () => {
  let window: ServersWindow;
  let address: string;

  before(async () => {
    address = `127.0.0.1:${await freePort()}`;
    window = await openServersWindow({
      workbench: { settings: { "vps.apiUrl": `http://${address}/api/v1/` } },
    });
  });

  after(() => window.close());

  it("is told in the view, with Retry", async () => {
    await eventuallyHolds(
      () => window.view.welcomeText(),
      (text) => {
        assert.match(text, /^VPS\.org could not be reached\. .+\nRetry\nShow Log$/);
      },
    );
  });

  it("is told with the address when somebody asks again", async () => {
    await window.view.clickWelcome("Retry");
    const { message } = await window.workbench.notifications.find("could not be refreshed");
    assert.equal(
      message,
      `The servers could not be refreshed. ${address} could not be reached (ECONNREFUSED). Check your network connection.`,
    );
  });
});
