import assert from "node:assert/strict";
import * as vscode from "vscode";
import { askForToken } from "../../src/commands/account/askForToken";
import { ProblemError } from "../../src/core/base/problemError";
import { Deferred } from "../fakes/deferred";
import { settled } from "../fakes/settled";
import { FakeQuestion } from "./fakeQuestion";

interface Identity {
  readonly email: string | undefined;
  readonly tokenName: string | undefined;
}

const token = "vps_test_0123456789";

describe("The box for a token", () => {
  const { createInputBox } = vscode.window;
  const { openExternal } = vscode.env;
  let box: FakeQuestion;
  let opened: string[];
  let verifying: Deferred<Identity>;
  let checked: string[];
  let signals: AbortSignal[];
  let result: Promise<unknown>;

  beforeEach(() => {
    opened = [];
    checked = [];
    signals = [];
    verifying = new Deferred();
    Object.assign(vscode.window, {
      createInputBox: () => {
        box = new FakeQuestion(() => undefined);
        return box;
      },
    });
    Object.assign(vscode.env, {
      openExternal: (uri: vscode.Uri) => {
        opened.push(uri.toString(true));
        return Promise.resolve(true);
      },
    });
    result = askForToken("Sign In", "https://admin.vps.org/api/v1/", (text, signal) => {
      checked.push(text);
      signals.push(signal);
      return verifying.promise;
    });
  });

  afterEach(async () => {
    box.hide();
    await result;
    Object.assign(vscode.window, { createInputBox });
    Object.assign(vscode.env, { openExternal });
  });

  async function enter(): Promise<void> {
    void box.accept();
    await settled();
  }

  it("stays enabled, and so keeps the focus, while the token is checked", async () => {
    await box.type(token);
    await enter();
    assert.deepEqual([box.busy, box.enabled], [true, true]);
  });

  it("checks once, however often Enter is pressed", async () => {
    await box.type(token);
    await enter();
    await enter();
    assert.deepEqual(checked, [token]);
  });

  it("stays with its text and says why when the token is refused", async () => {
    await box.type(token);
    await enter();
    verifying.reject(new ProblemError({ kind: "unauthorized" }));
    await settled();
    assert.deepEqual([box.busy, box.enabled, box.value], [false, true, token]);
    assert.equal(
      box.validationMessage,
      "VPS.org did not accept this token. Check it or create a new one.",
    );
  });

  it("drops a check when the user types on, whatever it brings", async () => {
    await box.type(token);
    await enter();
    await box.type(`${token}x`);
    assert.equal(signals[0]?.aborted, true);
    assert.equal(box.busy, false);
    verifying.reject(new ProblemError({ kind: "unauthorized" }));
    await settled();
    assert.equal(box.validationMessage, undefined);
  });

  it("has the page on which tokens are created one click away", async () => {
    const [button] = box.buttons;
    assert.ok(button);
    await box.press(button);
    assert.deepEqual(opened, ["https://admin.vps.org/account/developers/"]);
  });
});
