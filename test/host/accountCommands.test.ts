import assert from "node:assert/strict";
import * as vscode from "vscode";
import { systemNewId } from "../../src/files/newId";
import type { VpsClient } from "../../src/api/vpsClient";
import { Accounts } from "../../src/auth/accounts";
import { AccountStore } from "../../src/auth/accountStore";
import { copyEmail } from "../../src/commands/account/copyEmail";
import { renameAccount } from "../../src/commands/account/renameAccount";
import { signIn, type SignInDependencies } from "../../src/commands/account/signIn";
import { signInAgain } from "../../src/commands/account/signInAgain";
import { signOut } from "../../src/commands/account/signOut";
import { ProblemError } from "../../src/core/base/problemError";
import type { Server } from "../../src/core/servers/server";
import { FakeClock } from "../fakes/fakeClock";
import { fakeInputBox } from "../fakes/fakeInputBox";
import { MemorySecrets } from "../fakes/memorySecrets";
import { RecordingLogger } from "../fakes/recordingLogger";
import { RecordingNotifier } from "../fakes/recordingNotifier";
import { aListedServer } from "../fakes/samples";
import { settled } from "../fakes/settled";
import { setSetting, unsetSettings } from "./userSettings";

const apiUrl = "https://admin.vps.org/api/v1/";
const ada = "ada@example.com";
const bob = "bob@example.com";
const newToken = "vps_new_token_0123456789";

describe("The commands of an account", () => {
  const { createInputBox, showInputBox, showQuickPick } = vscode.window;
  let secrets: MemorySecrets;
  let accounts: Accounts;
  let notifier: RecordingNotifier;
  let refused: readonly string[];
  let picks: readonly string[];
  /** The servers that the accounts have had, and those that a pasted token shows. */
  let had: readonly Server[];
  let shows: readonly Server[];

  beforeEach(async () => {
    await setSetting("apiUrl", apiUrl);
    secrets = new MemorySecrets();
    notifier = new RecordingNotifier();
    refused = [];
    picks = [];
    [had, shows] = [[], []];
    const [clock, logger] = [new FakeClock(), new RecordingLogger()];
    accounts = new Accounts({
      newId: systemNewId,
      store: new AccountStore({ secrets, clock, logger }),
      clock,
      apiUrl: () => apiUrl,
      environmentToken: undefined,
      onStorageFailed: () => undefined,
    });
    await accounts.load();
    const showsFirst = (items: readonly { readonly label: string }[]) => {
      picks = items.map(({ label }) => label);
      return Promise.resolve(items[0]);
    };
    Object.assign(vscode.window, { showQuickPick: showsFirst });
  });

  afterEach(async () => {
    Object.assign(vscode.window, { createInputBox, showInputBox, showQuickPick });
    await unsetSettings();
  });

  const add = async (label: string, isPerson = true) =>
    accounts.add({ label, isPerson, apiUrl, token: `vps_token_of_${label}` });
  const rowOf = (key: string) => ({
    kind: "account",
    account: accounts.list().find((account) => account.key === key),
  });
  const labels = () => accounts.list().map(({ label }) => label);
  const said = () => notifier.shown.map(({ message }) => message);

  /** Pastes a token, whose owner the API tells or not; gives what the box says about it. */
  async function paste(
    text: string,
    owner: string | undefined,
    command: (dependencies: SignInDependencies) => Promise<void>,
  ): Promise<unknown> {
    const box = fakeInputBox();
    Object.assign(vscode.window, { createInputBox: () => box.input });
    const client: Pick<VpsClient, "whoAmI" | "listServers"> = {
      whoAmI: () =>
        owner === undefined
          ? Promise.reject(new ProblemError({ kind: "forbidden", detail: undefined }))
          : Promise.resolve({ email: owner, tokenName: "Laptop" }),
      listServers: () => Promise.resolve({ servers: shows, unreadableCount: 0 }),
    };
    const done = command({
      accounts,
      createClient: () => client as VpsClient,
      refusedAccountKeys: () => refused,
      store: { serversOf: () => had },
      notifier,
    });
    await settled();
    await box.enter(text);
    box.input.hide();
    await done;
    return box.input.validationMessage;
  }

  it("sign in with a token that was copied with its header", async () => {
    await paste(`"Authorization: Bearer ${newToken}"\n`, ada, signIn);
    assert.equal(accounts.tokenOf(accounts.list()[0]?.key ?? ""), newToken);
    assert.deepEqual(said(), [`You are signed in to VPS.org as ${ada}.`]);
  });

  it("say what is wrong with a text that cannot be a token", async () => {
    assert.equal(
      await paste("vps_first second", ada, signIn),
      "A token can't contain spaces or line breaks.",
    );
    assert.deepEqual(labels(), []);
  });

  it("say that a new token replaces the earlier one of the same person", async () => {
    await add(ada);
    await paste(newToken, ada, signIn);
    assert.deepEqual(labels(), [ada]);
    assert.deepEqual(said(), [
      `You are signed in to VPS.org as ${ada}. The new token replaces the earlier one.`,
    ]);
  });

  it("give a token of nobody known to the one account whose token is refused", async () => {
    const { key } = await add("Laptop", false);
    refused = [key];
    await paste(newToken, undefined, signIn);
    assert.deepEqual(labels(), ["Laptop"]);
    assert.equal(accounts.tokenOf(key), newToken);
  });

  it("add a token of nobody known where no token, or more than one, is refused", async () => {
    const first = await add("Laptop", false);
    const second = await add("Desktop", false);
    await paste(newToken, undefined, signIn);
    refused = [first.key, second.key];
    await paste("vps_other_token_0123456789", undefined, signIn);
    assert.equal(labels().length, 4);
  });

  it("give an account a new token from its row, and keep what the account is", async () => {
    const { key } = await add(ada);
    await add(bob);
    await paste(newToken, ada, (all) => signInAgain(rowOf(key), all));
    assert.equal(accounts.tokenOf(key), newToken);
    assert.deepEqual(labels(), [ada, bob]);
    assert.deepEqual(picks, []);
  });

  it("keep a new token although another window signs out of its account meanwhile", async () => {
    const { key } = await add(ada);
    const row = rowOf(key);
    await paste(newToken, ada, async (all) => {
      const done = signInAgain(row, all);
      await accounts.remove(key);
      await done;
    });
    assert.deepEqual(labels(), [ada]);
    assert.deepEqual(accounts.allTokens(), [newToken]);
    assert.deepEqual(said(), [`You are signed in to VPS.org as ${ada}.`]);
  });

  it("offer the accounts whose token is refused first", async () => {
    await add(ada);
    const { key } = await add(bob);
    refused = [key];
    await paste(newToken, bob, (all) => signInAgain(undefined, all));
    assert.deepEqual(picks, [bob, ada]);
    assert.equal(accounts.tokenOf(key), newToken);
  });

  it("never give one person's account the token of another one", async () => {
    const { key } = await add(ada);
    const before = accounts.tokenOf(key);
    await paste(newToken, bob, (all) => signInAgain(rowOf(key), all));
    assert.equal(notifier.asked[0]?.message, `This token belongs to ${bob}, not to ${ada}.`);
    assert.equal(accounts.tokenOf(key), before);
    assert.deepEqual(labels(), [ada]);
    notifier = new RecordingNotifier("Add as Another Account");
    await paste(newToken, bob, (all) => signInAgain(rowOf(key), all));
    assert.deepEqual(labels(), [ada, bob]);
  });

  it("ask before an account gets a token that shows none of its servers", async () => {
    const { key } = await add("Laptop", false);
    const before = accounts.tokenOf(key);
    had = [aListedServer("srv-web"), aListedServer("srv-db")];
    shows = [aListedServer("srv-blog")];
    const signInAsBefore = (all: SignInDependencies) => signInAgain(rowOf(key), all);
    await paste(newToken, undefined, signInAsBefore);
    assert.deepEqual(notifier.asked, [
      {
        message: "This token doesn't show any of the servers of Laptop.",
        detail:
          "It may belong to another account. If you use it anyway, the servers that it doesn't show disappear from Laptop.",
        buttons: ["Add as Another Account", "Use Anyway"],
      },
    ]);
    assert.equal(accounts.tokenOf(key), before);
    notifier = new RecordingNotifier("Use Anyway");
    await paste(newToken, undefined, signInAsBefore);
    assert.equal(accounts.tokenOf(key), newToken);
    notifier = new RecordingNotifier("Add as Another Account");
    await paste("vps_other_token_0123456789", undefined, signInAsBefore);
    assert.equal(accounts.tokenOf(key), newToken);
    assert.deepEqual(labels(), ["Laptop", "VPS.org account"]);
  });

  it("ask nothing where the token shows one of the servers of its account", async () => {
    const { key } = await add("Laptop", false);
    had = [aListedServer("srv-web"), aListedServer("srv-db")];
    shows = [aListedServer("srv-db"), aListedServer("srv-blog")];
    await paste(newToken, undefined, (all) => signInAgain(rowOf(key), all));
    assert.deepEqual(notifier.asked, []);
    assert.equal(accounts.tokenOf(key), newToken);
  });

  it("ask whether a token of nobody known is for the one account whose token is refused", async () => {
    const { key } = await add("Laptop", false);
    const before = accounts.tokenOf(key);
    [had, refused] = [[aListedServer("srv-web")], [key]];
    await paste(newToken, undefined, signIn);
    assert.equal(notifier.asked.length, 1);
    assert.deepEqual(labels(), ["Laptop"]);
    notifier = new RecordingNotifier("Add as Another Account");
    await paste(newToken, undefined, signIn);
    assert.deepEqual(labels(), ["Laptop", "VPS.org account"]);
    assert.equal(accounts.tokenOf(key), before);
  });

  it("rename an account, and give it its own name back", async () => {
    const { key } = await add(ada);
    Object.assign(vscode.window, { showInputBox: () => Promise.resolve(" Work ") });
    await renameAccount(rowOf(key), accounts, notifier);
    assert.deepEqual(labels(), ["Work"]);
    Object.assign(vscode.window, { showInputBox: () => Promise.resolve("") });
    await renameAccount(rowOf(key), accounts, notifier);
    assert.deepEqual(labels(), [ada]);
    Object.assign(vscode.window, { showInputBox: () => Promise.resolve(undefined) });
    await renameAccount(rowOf(key), accounts, notifier);
    assert.deepEqual(labels(), [ada]);
  });

  it("copy the e-mail address whatever the account is called, or say that there is none", async () => {
    const { key } = await add(ada);
    await accounts.rename(key, "Work");
    await copyEmail(rowOf(key), accounts, notifier);
    assert.equal(await vscode.env.clipboard.readText(), ada);
    const laptop = await add("Laptop", false);
    await copyEmail(rowOf(laptop.key), accounts, notifier);
    assert.deepEqual(said(), ["VPS.org doesn't provide an e-mail address for Laptop."]);
  });

  it("sign out of the account of a row, after asking", async () => {
    const { key } = await add(ada);
    await add(bob);
    await signOut(rowOf(key), accounts, notifier);
    assert.deepEqual(picks, [ada]);
    assert.deepEqual(labels(), [bob]);
    assert.match(said().join(), /^You are signed out of ada@example.com\. The token remains valid/);
  });

  it("tell the truth where the keyring keeps the token, and try again", async () => {
    const { key } = await add(ada);
    secrets.writeFailure = new Error("locked");
    await signOut(rowOf(key), accounts, notifier);
    assert.match(said().join(), /couldn't be removed from this computer's keyring/);
    await notifier.press("Try Again");
    assert.match(said().at(-1) ?? "", /couldn't be removed/);
    secrets.writeFailure = undefined;
    await notifier.press("Try Again");
    assert.match(said().at(-1) ?? "", /^You are signed out of ada@example.com\./);
    assert.ok(![...secrets.values.values()].join().includes("vps_token_of_"));
  });
});
