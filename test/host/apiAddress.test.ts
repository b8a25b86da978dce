import assert from "node:assert/strict";
import * as vscode from "vscode";
import { startSimulator, type Simulator } from "../simulator/simulator";
import { activatedExtension } from "./activatedExtension";
import { answerMessages, type MessageLog } from "./messages";
import { setSetting, unsetSettings } from "./userSettings";

describe("Another API address in the settings", () => {
  let mine: Simulator;
  let other: Simulator;
  let messages: MessageLog;

  before(async () => {
    other = await startSimulator();
  });

  beforeEach(async () => {
    mine = await activatedExtension();
    messages = answerMessages();
  });

  afterEach(async () => {
    messages.restore();
    await unsetSettings();
  });

  after(() => other.close());

  it("gets nothing: the account sleeps, since its token belongs to the address of before", async () => {
    await setSetting("apiUrl", other.apiUrl);
    await vscode.commands.executeCommand("vps.servers.refresh");
    await vscode.commands.executeCommand("vps.server.start", "3");
    assert.deepEqual(other.requests, []);
    assert.deepEqual(mine.requests, []);
  });

  it("wakes the account again once the old one is back", async () => {
    await setSetting("apiUrl", other.apiUrl);
    await setSetting("apiUrl", mine.apiUrl);
    await vscode.commands.executeCommand("vps.server.start", "3");
    assert.ok(mine.requests.some(({ path }) => path.endsWith("servers/3/start/")));
    assert.deepEqual(other.requests, []);
  });

  for (const [address, sentence] of [
    [
      "http://example.com/api/v1/",
      /must start with https:\/\/ \(http:\/\/ is allowed for localhost only\)/,
    ],
    ["https://user:secret@example.com/", /must not contain a user name or password/],
    ["file:///etc/passwd", /must start with https:\/\//],
    ["https://example.com/?token=", /must not contain “\?” or “#”/],
    ["nonsense", /isn't a valid address/],
  ] as const) {
    it(`is refused with a sentence before anybody types a token for ${address}`, async () => {
      await setSetting("apiUrl", address);
      await vscode.commands.executeCommand("vps.signIn");
      await vscode.commands.executeCommand("vps.servers.refresh");
      assert.match(messages.shown[0]?.message ?? "", sentence);
      assert.match(messages.shown[0]?.message ?? "", /Nothing was sent\.$/);
      assert.deepEqual(messages.shown[0]?.buttons, ["Open Settings"]);
      assert.deepEqual(mine.requests, []);
    });
  }
});
