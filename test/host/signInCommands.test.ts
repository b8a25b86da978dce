import assert from "node:assert/strict";
import { signIn, type SignInDependencies } from "../../src/commands/account/signIn";
import { signInAgain } from "../../src/commands/account/signInAgain";
import { RecordingNotifier } from "../fakes/recordingNotifier";
import { aListedServer } from "../fakes/samples";
import { AccountScene } from "./accountScene";

const ada = "ada@example.com";
const bob = "bob@example.com";
const newToken = "vps_new_token_0123456789";

describe("The commands that sign in", () => {
  let scene: AccountScene;

  beforeEach(async () => {
    scene = new AccountScene();
    await scene.begin();
  });

  afterEach(() => scene.end());

  it("sign in with a token that was copied with its header", async () => {
    await scene.paste(`"Authorization: Bearer ${newToken}"\n`, ada, signIn);
    assert.equal(scene.accounts.tokenOf(scene.accounts.list()[0]?.key ?? ""), newToken);
    assert.deepEqual(scene.said(), [`You are signed in to VPS.org as ${ada}.`]);
  });

  it("say what is wrong with a text that cannot be a token", async () => {
    assert.equal(
      await scene.paste("vps_first second", ada, signIn),
      "A token can't contain spaces or line breaks.",
    );
    assert.deepEqual(scene.labels(), []);
  });

  it("say that a new token replaces the earlier one of the same person", async () => {
    await scene.add(ada);
    await scene.paste(newToken, ada, signIn);
    assert.deepEqual(scene.labels(), [ada]);
    assert.deepEqual(scene.said(), [
      `You are signed in to VPS.org as ${ada}. The new token replaces the earlier one.`,
    ]);
  });

  it("give a token of nobody known to the one account whose token is refused", async () => {
    const { key } = await scene.add("Laptop", false);
    scene.refused = [key];
    await scene.paste(newToken, undefined, signIn);
    assert.deepEqual(scene.labels(), ["Laptop"]);
    assert.equal(scene.accounts.tokenOf(key), newToken);
  });

  it("add a token of nobody known where no token, or more than one, is refused", async () => {
    const first = await scene.add("Laptop", false);
    const second = await scene.add("Desktop", false);
    await scene.paste(newToken, undefined, signIn);
    scene.refused = [first.key, second.key];
    await scene.paste("vps_other_token_0123456789", undefined, signIn);
    assert.equal(scene.labels().length, 4);
  });

  it("give an account a new token from its row, and keep what the account is", async () => {
    const { key } = await scene.add(ada);
    await scene.add(bob);
    await scene.paste(newToken, ada, (all) => signInAgain(scene.rowOf(key), all));
    assert.equal(scene.accounts.tokenOf(key), newToken);
    assert.deepEqual(scene.labels(), [ada, bob]);
    assert.deepEqual(scene.picks, []);
  });

  it("keep a new token although another window signs out of its account meanwhile", async () => {
    const { key } = await scene.add(ada);
    const row = scene.rowOf(key);
    await scene.paste(newToken, ada, async (all) => {
      const done = signInAgain(row, all);
      await scene.accounts.remove(key);
      await done;
    });
    assert.deepEqual(scene.labels(), [ada]);
    assert.deepEqual(scene.accounts.allTokens(), [newToken]);
    assert.deepEqual(scene.said(), [`You are signed in to VPS.org as ${ada}.`]);
  });

  it("offer the accounts whose token is refused first", async () => {
    await scene.add(ada);
    const { key } = await scene.add(bob);
    scene.refused = [key];
    await scene.paste(newToken, bob, (all) => signInAgain(undefined, all));
    assert.deepEqual(scene.picks, [bob, ada]);
    assert.equal(scene.accounts.tokenOf(key), newToken);
  });

  it("never give one person's account the token of another one", async () => {
    const { key } = await scene.add(ada);
    const before = scene.accounts.tokenOf(key);
    await scene.paste(newToken, bob, (all) => signInAgain(scene.rowOf(key), all));
    assert.equal(scene.notifier.asked[0]?.message, `This token belongs to ${bob}, not to ${ada}.`);
    assert.equal(scene.accounts.tokenOf(key), before);
    assert.deepEqual(scene.labels(), [ada]);
    scene.notifier = new RecordingNotifier("Add as Another Account");
    await scene.paste(newToken, bob, (all) => signInAgain(scene.rowOf(key), all));
    assert.deepEqual(scene.labels(), [ada, bob]);
  });

  it("ask before an account gets a token that shows none of its servers", async () => {
    const { key } = await scene.add("Laptop", false);
    const before = scene.accounts.tokenOf(key);
    scene.had = [aListedServer("srv-web"), aListedServer("srv-db")];
    scene.shows = [aListedServer("srv-blog")];
    const signInAsBefore = (all: SignInDependencies) => signInAgain(scene.rowOf(key), all);
    await scene.paste(newToken, undefined, signInAsBefore);
    assert.deepEqual(scene.notifier.asked, [
      {
        message: "This token shows none of the servers of Laptop.",
        detail:
          "It may belong to another account. If you use it for Laptop anyway, the servers now listed there disappear from the list.",
        buttons: ["Add as Another Account", "Use Anyway"],
      },
    ]);
    assert.equal(scene.accounts.tokenOf(key), before);
    scene.notifier = new RecordingNotifier("Use Anyway");
    await scene.paste(newToken, undefined, signInAsBefore);
    assert.equal(scene.accounts.tokenOf(key), newToken);
    scene.notifier = new RecordingNotifier("Add as Another Account");
    await scene.paste("vps_other_token_0123456789", undefined, signInAsBefore);
    assert.equal(scene.accounts.tokenOf(key), newToken);
    assert.deepEqual(scene.labels(), ["Laptop", "VPS.org account"]);
  });

  it("ask nothing where the token shows one of the servers of its account", async () => {
    const { key } = await scene.add("Laptop", false);
    scene.had = [aListedServer("srv-web"), aListedServer("srv-db")];
    scene.shows = [aListedServer("srv-db"), aListedServer("srv-blog")];
    await scene.paste(newToken, undefined, (all) => signInAgain(scene.rowOf(key), all));
    assert.deepEqual(scene.notifier.asked, []);
    assert.equal(scene.accounts.tokenOf(key), newToken);
  });

  for (const [whose, owner] of [
    ["a token of which the API tells the name alone", { email: undefined, tokenName: "Desktop" }],
    ["somebody's token for an account of nobody known", ada],
  ] as const) {
    it(`ask, too, before ${whose} takes the place of another one`, async () => {
      const { key } = await scene.add("Laptop", false);
      scene.had = [aListedServer("srv-web")];
      await scene.paste(newToken, owner, (all) => signInAgain(scene.rowOf(key), all));
      assert.equal(scene.notifier.asked.length, 1);
      assert.notEqual(scene.accounts.tokenOf(key), newToken);
    });
  }

  it("ask nothing where the account has the token already, and keep its name", async () => {
    const { key } = await scene.add(ada);
    scene.had = [aListedServer("srv-web")];
    const token = scene.accounts.tokenOf(key) ?? "";
    await scene.paste(token, undefined, (all) => signInAgain(scene.rowOf(key), all));
    await scene.paste(token, undefined, signIn);
    assert.deepEqual(scene.notifier.asked, []);
    assert.deepEqual(scene.accounts.list(), [
      { key, label: ada, email: ada, apiUrl: scene.apiUrl, source: "stored" },
    ]);
  });

  it("never give a token to two accounts", async () => {
    const { key } = await scene.add("Laptop", false);
    const other = await scene.add("Desktop", false);
    const token = scene.accounts.tokenOf(other.key) ?? "";
    await scene.paste(token, undefined, (all) => signInAgain(scene.rowOf(key), all));
    assert.equal(scene.notifier.asked[0]?.message, "This token belongs to Desktop, not to Laptop.");
    assert.notEqual(scene.accounts.tokenOf(key), token);
  });

  it("ask whether a token of nobody known is for the one account whose token is refused", async () => {
    const { key } = await scene.add("Laptop", false);
    const before = scene.accounts.tokenOf(key);
    scene.had = [aListedServer("srv-web")];
    scene.refused = [key];
    await scene.paste(newToken, undefined, signIn);
    assert.equal(scene.notifier.asked.length, 1);
    assert.deepEqual(scene.labels(), ["Laptop"]);
    scene.notifier = new RecordingNotifier("Add as Another Account");
    await scene.paste(newToken, undefined, signIn);
    assert.deepEqual(scene.labels(), ["Laptop", "VPS.org account"]);
    assert.equal(scene.accounts.tokenOf(key), before);
  });
});
