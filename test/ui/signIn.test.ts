import assert from "node:assert/strict";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { defaultAccount } from "../simulator/accountRecords";
import { documentServers } from "../simulator/documentServers";
import { openServersWindow, signIn, untilTreeHolds, type ServersWindow } from "./serversWindow";

const otherAccount = {
  token: "vps_bob_token_0123456789",
  email: "bob@example.com",
  servers: documentServers.map((server, index) => ({
    ...server,
    id: index + 1,
    name: `b-${index}`,
  })),
};
const renewedToken = "vps_renewed_token_0123456789";

describe("Signing in", () => {
  let window: ServersWindow;

  before(async () => {
    window = await openServersWindow({
      isSignedIn: false,
      simulator: {
        accounts: [
          { ...defaultAccount, servers: documentServers },
          otherAccount,
          {
            ...defaultAccount,
            token: renewedToken,
            servers: documentServers.map((server) => ({ ...server, id: server.id + 1_000 })),
          },
        ],
      },
    });
  });

  after(() => window.close());

  it("is what the view offers somebody who is not, and nothing was asked of the API", async () => {
    const { simulator, view, workbench } = window;
    await eventuallyHolds(
      () => view.welcomeText(),
      (text) => {
        assert.match(
          text,
          /^See your VPS\.org servers and their state here, .+\nSign In\nYou need an API token\./,
        );
      },
    );
    assert.deepEqual(simulator.requests, []);
    assert.equal(await workbench.badge("VPS.org"), "");
    await eventuallyHolds(
      () => view.titleActions(),
      (actions) => {
        assert.ok(!actions.includes("Create Server…") && !actions.includes("Refresh"));
      },
    );
  });

  it("asks for the token in a box that hides it and tells where to get one", async () => {
    const { quickInput } = window.workbench;
    await window.view.clickWelcome("Sign In");
    await quickInput.opened("Sign In to VPS.org");
    assert.equal(await quickInput.isPassword(), true);
    assert.match(await quickInput.message(), /^Paste an API token for 127\.0\.0\.1:\d+\. Create/);
    assert.ok((await quickInput.buttons()).includes("Create Token at VPS.org"));
  });

  for (const [token, sentence] of [
    [
      "short",
      /^This isn't a valid token\. A token is a single word of at least 8 letters and digits\./,
    ],
    ["vps_wrong_token_1", /^VPS\.org did not accept this token\. Check it or create a new one\./],
  ] as const) {
    it(`says in the box what is wrong with "${token}", and stays there`, async () => {
      const { quickInput } = window.workbench;
      await quickInput.type(token);
      await quickInput.accept();
      await eventuallyHolds(
        () => quickInput.validationMessage(),
        (message) => {
          assert.match(message, sentence);
        },
      );
      assert.equal(await quickInput.value(), token);
      await eventually(() => quickInput.input.isEnabled(), true);
    });
  }

  it("takes the complaint away as soon as somebody types, and shows the servers after it", async () => {
    const { quickInput, notifications } = window.workbench;
    await quickInput.type(` ${defaultAccount.token} `);
    await eventually(() => quickInput.validationMessage(), "");
    await quickInput.accept();
    await eventually(
      () => window.view.text(),
      [
        "us-east  1 server, 1 active",
        "  db-server-01  Active · 203.0.113.11",
        "us-west  1 server, 1 active",
        "  web-server-01  Active · 203.0.113.10",
      ].join("\n"),
    );
    await notifications.find("You are signed in to VPS.org as ada@example.com.");
    assert.equal(await quickInput.isOpen(), false);
  });

  it("as the same person replaces the token", async () => {
    const { simulator, workbench } = window;
    await signIn(workbench, renewedToken);
    simulator.setAccount(defaultAccount.token, { revoked: true });
    simulator.clearRequests();
    await window.view.clickTitleAction("Refresh");
    await eventually(
      () => [...new Set(simulator.requests.map(({ headers }) => headers.authorization))],
      [`Bearer ${renewedToken}`],
    );
    await untilTreeHolds(window.view, "us-west  1 server, 1 active\n  web-server-01");
  });

  it("as somebody else gives the tree a level for the accounts", async () => {
    await signIn(window.workbench, otherAccount.token);
    await eventually(
      () => window.view.text(),
      [
        "ada@example.com  2 servers, 2 active",
        "  us-east  1 server, 1 active",
        "    db-server-01  Active · 203.0.113.11",
        "  us-west  1 server, 1 active",
        "    web-server-01  Active · 203.0.113.10",
        "bob@example.com  2 servers, 2 active",
        "  us-east  1 server, 1 active",
        "    b-1  Active · 203.0.113.11",
        "  us-west  1 server, 1 active",
        "    b-0  Active · 203.0.113.10",
      ].join("\n"),
    );
  });

  it("ends for the account that is chosen, and leaves the other", async () => {
    const { quickInput, notifications } = window.workbench;
    await window.workbench.runCommand("VPS.org: Sign Out…");
    await quickInput.pick("ada@example.com");
    await notifications.find("You are signed out of ada@example.com. The token remains valid");
    await eventually(
      () => window.view.text(),
      [
        "us-east  1 server, 1 active",
        "  b-1  Active · 203.0.113.11",
        "us-west  1 server, 1 active",
        "  b-0  Active · 203.0.113.10",
      ].join("\n"),
    );
  });

  it("ends for the last account, and the view is as it was at first", async () => {
    await window.workbench.runCommand("VPS.org: Sign Out…");
    await window.workbench.quickInput.pick("bob@example.com");
    await eventuallyHolds(
      () => window.view.welcomeText(),
      (text) => {
        assert.match(text, /^See your VPS\.org servers and their state here/);
      },
    );
    window.simulator.clearRequests();
    await window.workbench.runCommand("VPS.org: Refresh");
    await window.workbench.runCommand("VPS.org: Start");
    await window.workbench.notifications.find("You are not signed in to VPS.org.");
    assert.deepEqual(window.simulator.requests, []);
  });
});
