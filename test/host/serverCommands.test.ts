import assert from "node:assert/strict";
import * as vscode from "vscode";
import { defaultAccount } from "../simulator/accountRecords";
import type { Simulator } from "../simulator/simulator";
import { activatedExtension, callsOf } from "./activatedExtension";
import { answerMessages, type MessageLog } from "./messages";
import { setSetting, unsetSettings } from "./userSettings";

describe("A command with the id of a server", () => {
  let simulator: Simulator;
  let messages: MessageLog;

  beforeEach(async () => {
    simulator = await activatedExtension();
    messages = answerMessages();
  });

  afterEach(async () => {
    messages.restore();
    await unsetSettings();
  });

  for (const [command, id, call] of [
    ["start", "3", "POST servers/3/start/"],
    ["stop", "12345", "POST servers/12345/stop/"],
    ["reboot", "12346", "POST servers/12346/reboot/"],
  ] as const) {
    it(`sends exactly the document's ${command} request, once and without a body`, async () => {
      await vscode.commands.executeCommand(`vps.server.${command}`, id);
      assert.deepEqual(callsOf(simulator), [call]);
      const [request] = simulator.requests;
      assert.equal(request?.headers.authorization, `Bearer ${defaultAccount.token}`);
      assert.equal(request.headers["content-type"], "application/json");
      assert.equal(request.body, "");
      assert.deepEqual(messages.shown, []);
    });
  }

  it("takes an id together with its account's key too, as the extension's own buttons give it", async () => {
    await vscode.commands.executeCommand("vps.server.start", "environment/3");
    assert.deepEqual(callsOf(simulator), ["POST servers/3/start/"]);
  });

  it("asks before it stops a server, and sends nothing after Cancel", async () => {
    await setSetting("confirmPowerActions", true);
    await vscode.commands.executeCommand("vps.server.stop", "12345");
    assert.deepEqual(callsOf(simulator), []);
    assert.equal(messages.shown[0]?.message, "Stop web-server-01?");
    assert.equal(messages.shown[0].modal, true);
  });

  it("stops it after the verb was pressed", async () => {
    await setSetting("confirmPowerActions", true);
    messages.answer = "Stop";
    await vscode.commands.executeCommand("vps.server.stop", "12345");
    assert.deepEqual(callsOf(simulator), ["POST servers/12345/stop/"]);
  });

  it("sends nothing where the state does not allow it, and says so", async () => {
    await vscode.commands.executeCommand("vps.server.start", "12345");
    assert.deepEqual(callsOf(simulator), []);
    assert.deepEqual(
      messages.shown.map(({ severity, message }) => [severity, message]),
      [["information", "web-server-01 can't be started while its state is Active."]],
    );
  });

  it("ends calmly where the server runs already, and looks at it once more", async () => {
    simulator.setServer(3, { status: "active" });
    await vscode.commands.executeCommand("vps.server.start", "3");
    assert.deepEqual(callsOf(simulator), ["POST servers/3/start/", "GET servers/3/"]);
    assert.deepEqual(
      messages.shown.map(({ severity, message }) => [severity, message]),
      [
        [
          "information",
          "“Start” isn't possible for off because its state is Active. The list has been updated.",
        ],
      ],
    );
  });

  for (const command of ["start", "stop", "copyIp", "openTerminal", "show", "rename", "delete"]) {
    it(`says of ${command} that there is no such server, and sends nothing`, async () => {
      await vscode.commands.executeCommand(`vps.server.${command}`, "no-such-id");
      assert.deepEqual(callsOf(simulator), []);
      assert.deepEqual(
        messages.shown.map(({ message }) => message),
        ["This server isn't in the list. It may have been deleted."],
      );
    });
  }

  it("tells in a sentence what went wrong", async () => {
    simulator.faults.add({ fault: { kind: "status", status: 401, body: { detail: "no" } } });
    messages.answer = undefined;
    await vscode.commands.executeCommand("vps.server.start", "3");
    assert.equal(
      messages.shown[0]?.message,
      "off was not started. VPS.org no longer accepts the token.",
    );
    assert.deepEqual(messages.shown[0].buttons, ["Sign In…"]);
  });
});
