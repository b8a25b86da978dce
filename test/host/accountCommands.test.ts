import assert from "node:assert/strict";
import * as vscode from "vscode";
import { copyEmail } from "../../src/commands/account/copyEmail";
import { renameAccount } from "../../src/commands/account/renameAccount";
import { signOut } from "../../src/commands/account/signOut";
import { AccountScene } from "./accountScene";

const ada = "ada@example.com";
const bob = "bob@example.com";

describe("The commands of an account", () => {
  let scene: AccountScene;

  beforeEach(async () => {
    scene = new AccountScene();
    await scene.begin();
  });

  afterEach(() => scene.end());

  it("rename an account, and give it its own name back", async () => {
    const { key } = await scene.add(ada);
    Object.assign(vscode.window, { showInputBox: () => Promise.resolve(" Work ") });
    await renameAccount(scene.rowOf(key), scene.accounts, scene.notifier);
    assert.deepEqual(scene.labels(), ["Work"]);
    Object.assign(vscode.window, { showInputBox: () => Promise.resolve("") });
    await renameAccount(scene.rowOf(key), scene.accounts, scene.notifier);
    assert.deepEqual(scene.labels(), [ada]);
    Object.assign(vscode.window, { showInputBox: () => Promise.resolve(undefined) });
    await renameAccount(scene.rowOf(key), scene.accounts, scene.notifier);
    assert.deepEqual(scene.labels(), [ada]);
  });

  it("copy the e-mail address whatever the account is called, or say that there is none", async () => {
    const { key } = await scene.add(ada);
    await scene.accounts.rename(key, "Work");
    await copyEmail(scene.rowOf(key), scene.accounts, scene.notifier);
    assert.equal(await vscode.env.clipboard.readText(), ada);
    const laptop = await scene.add("Laptop", false);
    await copyEmail(scene.rowOf(laptop.key), scene.accounts, scene.notifier);
    assert.deepEqual(scene.said(), ["VPS.org doesn't provide an e-mail address for Laptop."]);
  });

  it("sign out of the account of a row, after asking", async () => {
    const { key } = await scene.add(ada);
    await scene.add(bob);
    await signOut(scene.rowOf(key), scene.accounts, scene.notifier);
    assert.deepEqual(scene.picks, [ada]);
    assert.deepEqual(scene.labels(), [bob]);
    assert.match(
      scene.said().join(),
      /^You are signed out of ada@example.com\. The token remains valid/,
    );
  });

  it("tell the truth where the keyring keeps the token, and try again", async () => {
    const { key } = await scene.add(ada);
    scene.secrets.writeFailure = new Error("locked");
    await signOut(scene.rowOf(key), scene.accounts, scene.notifier);
    assert.match(scene.said().join(), /couldn't be removed from this computer's keyring/);
    await scene.notifier.press("Try Again");
    assert.match(scene.said().at(-1) ?? "", /couldn't be removed/);
    scene.secrets.writeFailure = undefined;
    await scene.notifier.press("Try Again");
    assert.match(scene.said().at(-1) ?? "", /^You are signed out of ada@example.com\./);
    assert.ok(![...scene.secrets.values.values()].join().includes("vps_token_of_"));
  });
});
