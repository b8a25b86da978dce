import assert from "node:assert/strict";
import { defaultAccount } from "../../simulator/accountRecords";
import { documentServers } from "../../simulator/documentServers";
import { eventually, eventuallyHolds } from "../../vscode/workbench/eventually";
import { Scene } from "../scene";

const otherAccount = {
  token: "vps_bob_token_0123456789",
  email: "bob@example.com",
  servers: documentServers.map((server, index) => ({
    ...server,
    id: index + 1,
    name: `b-${index}`,
  })),
};

const accounts = [{ ...defaultAccount, servers: documentServers }, otherAccount];

describe("Signing in", () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = await Scene.begin({ situation: "signedOut", accounts });
  });

  it("is what the view offers somebody who is not, and nothing was asked of the API", async () => {
    await welcome();
    assert.deepEqual(scene.simulator.requests, []);
    assert.equal(await scene.workbench.badge("VPS.org"), "");
    await eventuallyHolds(
      () => scene.tree().titleActions(),
      (actions) => {
        assert.ok(!actions.includes("Create Server…") && !actions.includes("Refresh"));
      },
    );
  });

  it("asks for the token in a box that hides it and tells where to get one", async () => {
    await openBox();
    assert.equal(await scene.quick().isPassword(), true);
    const message = await scene.quick().message();
    assert.match(message, /^Paste an API token for 127\.0\.0\.1:\d+\. To create one/);
    assert.ok((await scene.quick().buttons()).includes("Create Token at VPS.org"));
  });

  for (const [token, sentence] of [
    ["short", /^A token must have at least 8 characters\./],
    ["vps_wrong_token_1", /^VPS\.org did not accept this token\. Check it or create a new one\./],
  ] as const) {
    it(`says in the box what is wrong with "${token}", until somebody types again`, async () => {
      const quick = scene.quick();
      await openBox();
      await quick.type(token);
      await quick.accept();
      await eventuallyHolds(
        () => quick.validationMessage(),
        (message) => {
          assert.match(message, sentence);
        },
      );
      assert.equal(await quick.value(), token);
      await eventually(() => quick.input.isEnabled(), true);
      await quick.type(` ${defaultAccount.token} `);
      await eventually(() => quick.validationMessage(), "");
    });
  }

  it("shows the servers, and says as whom", async () => {
    await openBox();
    await scene.quick().type(` ${defaultAccount.token} `);
    await scene.quick().accept();
    await eventually(
      () => scene.tree().text(),
      [
        "us-east  1 server, 1 active",
        "  db-server-01  Active · 203.0.113.11",
        "us-west  1 server, 1 active",
        "  web-server-01  Active · 203.0.113.10",
      ].join("\n"),
    );
    await scene.workbench.notifications.find("You are signed in to VPS.org as ada@example.com.");
    assert.equal(await scene.quick().isOpen(), false);
  });

  it("as somebody else too gives the tree a level for the accounts, until one signs out", async () => {
    await scene.signIn(defaultAccount.token);
    await scene.signIn(otherAccount.token);
    await eventually(
      () => scene.tree().text(),
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
    await signOut("ada@example.com");
    await scene.workbench.notifications.find(
      "You are signed out of ada@example.com. The token remains valid",
    );
    await eventually(
      () => scene.tree().text(),
      [
        "us-east  1 server, 1 active",
        "  b-1  Active · 203.0.113.11",
        "us-west  1 server, 1 active",
        "  b-0  Active · 203.0.113.10",
      ].join("\n"),
    );
  });

  it("ends for the last account, and the view is as it was at first", async () => {
    await scene.signIn(otherAccount.token);
    await scene.tree().row("b-0").locator.waitFor();
    await signOut("bob@example.com");
    await welcome();
    scene.simulator.clearRequests();
    await scene.execute("vps.servers.refresh");
    await scene.start("vps.server.start");
    await scene.workbench.notifications.find("You are not signed in to VPS.org.");
    assert.deepEqual(scene.simulator.requests, []);
  });

  async function openBox(): Promise<void> {
    await scene.tree().clickWelcome("Sign In");
    await scene.quick().opened("Sign In to VPS.org");
  }

  async function signOut(label: string): Promise<void> {
    await scene.start("vps.signOut");
    await scene.quick().pick(label);
  }

  async function welcome(): Promise<void> {
    await eventuallyHolds(
      () => scene.tree().welcomeText(),
      (text) => {
        assert.match(
          text,
          /^See your VPS\.org servers and their state here, .+\nSign In\nYou need an API token\./,
        );
      },
    );
  }
});
