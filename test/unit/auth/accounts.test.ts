import assert from "node:assert/strict";
import type { Accounts } from "../../../src/auth/accounts";
import type { MemorySecrets } from "../../fakes/memorySecrets";
import { settled } from "../../fakes/settled";
import { AccountWindows } from "./accountWindows";

const here = "https://admin.vps.org/api/v1/";
const there = "https://staging.example/api/v1/";
const ada = { label: "ada@example.com", apiUrl: here, token: "vps_ada_token_0123456789" };
const bob = { label: "bob@example.com", apiUrl: here, token: "vps_bob_token_0123456789" };

describe("The accounts", () => {
  let secrets: MemorySecrets;
  let windows: AccountWindows;
  let apiUrl: string | undefined;

  beforeEach(() => {
    windows = new AccountWindows(() => apiUrl);
    ({ secrets } = windows);
    apiUrl = here;
  });

  const openWindow = (environmentToken?: string) => windows.open(environmentToken);
  const labels = (accounts: Accounts) => accounts.list().map(({ label }) => label);

  it("are none before anybody signs in", async () => {
    const accounts = await openWindow();
    assert.deepEqual(accounts.list(), []);
    assert.deepEqual(accounts.allTokens(), []);
  });

  it("are known to belong elsewhere while none is for the address in the settings", async () => {
    const accounts = await openWindow();
    assert.deepEqual(accounts.otherApiUrls(), []);
    await accounts.add(ada);
    await accounts.add(bob);
    assert.deepEqual(accounts.otherApiUrls(), []);
    apiUrl = there;
    assert.deepEqual(accounts.otherApiUrls(), [here]);
  });

  it("are kept apart where nobody can tell whose tokens they are", async () => {
    const accounts = await openWindow();
    const nameless = { label: "Laptop", isPerson: false, apiUrl: here };
    const first = await accounts.add({ ...nameless, token: "vps_first_token_0123456789" });
    const second = await accounts.add({ ...nameless, token: "vps_second_token_0123456789" });
    assert.deepEqual(labels(accounts), ["Laptop", "Laptop 2"]);
    assert.notEqual(first.key, second.key);
    const again = await accounts.add({ ...nameless, token: "vps_second_token_0123456789" });
    assert.equal(again.key, second.key);
    assert.deepEqual(labels(accounts), ["Laptop", "Laptop 2"]);
  });

  it("have the one that signs in, at once and after a restart, without its token in sight", async () => {
    const accounts = await openWindow();
    const added = await accounts.add(ada);
    const shown = {
      key: added.key,
      label: ada.label,
      email: ada.label,
      apiUrl: here,
      source: "stored",
    };
    assert.deepEqual(added, shown);
    assert.deepEqual(accounts.list(), [shown]);
    assert.equal(accounts.tokenOf(added.key), ada.token);
    assert.deepEqual((await openWindow()).list(), [shown]);
    assert.ok(!added.key.includes("ada"));
  });

  it("may be several, each with its own token", async () => {
    const accounts = await openWindow();
    const [first, second] = [await accounts.add(ada), await accounts.add(bob)];
    assert.deepEqual(labels(accounts), [ada.label, bob.label]);
    assert.equal(accounts.tokenOf(first.key), ada.token);
    assert.equal(accounts.tokenOf(second.key), bob.token);
  });

  it("have the new token of a person who signs in again, under the same key", async () => {
    const accounts = await openWindow();
    const before = await accounts.add(ada);
    await accounts.add(bob);
    const after = await accounts.add({ ...ada, token: "vps_new_token_0123456789" });
    assert.equal(after.key, before.key);
    assert.equal(accounts.tokenOf(after.key), "vps_new_token_0123456789");
    assert.ok(!accounts.allTokens().includes(ada.token));
    assert.equal(accounts.list().length, 2);
  });

  it("have one account for one token, under its newest name", async () => {
    const accounts = await openWindow();
    await accounts.add(ada);
    await accounts.add({ ...ada, label: "lovelace@example.com" });
    assert.deepEqual(labels(accounts), ["lovelace@example.com"]);
  });

  it("keep the same person's tokens for two APIs apart", async () => {
    const accounts = await openWindow();
    const first = await accounts.add(ada);
    const second = await accounts.add({ ...ada, apiUrl: there, token: "vps_there_0123456789" });
    assert.notEqual(first.key, second.key);
    assert.equal(accounts.tokenOf(first.key), ada.token);
  });

  it("of another API sleep until it is in the settings again", async () => {
    const accounts = await openWindow();
    await accounts.add(ada);
    await accounts.add({ ...bob, apiUrl: there });
    assert.deepEqual(labels(accounts), [ada.label]);
    apiUrl = there;
    assert.deepEqual(labels(accounts), [bob.label]);
    apiUrl = undefined;
    assert.deepEqual(labels(accounts), []);
    apiUrl = here;
    assert.deepEqual(labels(accounts), [ada.label]);
  });

  it("are redacted in the log even while they sleep", async () => {
    const accounts = await openWindow("vps_env_token_0123456789");
    await accounts.add(ada);
    apiUrl = there;
    assert.deepEqual(
      new Set(accounts.allTokens()),
      new Set([ada.token, "vps_env_token_0123456789"]),
    );
  });

  it("lose the one that signs out, with its token", async () => {
    const accounts = await openWindow();
    const added = await accounts.add(ada);
    await accounts.add(bob);
    await accounts.remove(added.key);
    assert.deepEqual(labels(accounts), [bob.label]);
    assert.equal(accounts.tokenOf(added.key), undefined);
    assert.ok(![...secrets.values.values()].join().includes(ada.token));
  });

  it("tell of every change", async () => {
    const accounts = await openWindow();
    const seen: string[] = [];
    accounts.onDidChange(() => seen.push(labels(accounts).join()));
    const { key } = await accounts.add(ada);
    await accounts.remove(key);
    await settled();
    assert.ok(seen.includes(ada.label));
    assert.equal(seen.at(-1), "");
  });

  it("follow what another window does", async () => {
    const [first, second] = [await openWindow(), await openWindow()];
    const { key } = await first.add(ada);
    await settled();
    assert.deepEqual(labels(second), [ada.label]);
    assert.equal(second.tokenOf(key), ada.token);
    await second.remove(key);
    await settled();
    assert.deepEqual(labels(first), []);
    assert.equal(first.tokenOf(key), undefined);
  });

  it("of two windows that sign in one after the other are all kept", async () => {
    const [first, second] = [await openWindow(), await openWindow()];
    await first.add(ada);
    await second.add(bob);
    await settled();
    assert.deepEqual(labels(first), [ada.label, bob.label]);
    assert.deepEqual(labels(second), [ada.label, bob.label]);
  });

  it("of one window that signs in twice at once are all kept", async () => {
    const accounts = await openWindow();
    await Promise.all([accounts.add(ada), accounts.add(bob)]);
    assert.deepEqual(new Set(labels(accounts)), new Set([ada.label, bob.label]));
  });

  it("can be given a name, which every window shows, and their own back", async () => {
    const [first, second] = [await openWindow(), await openWindow()];
    const { key } = await first.add(ada);
    await first.rename(key, "Work");
    await settled();
    assert.deepEqual(labels(second), ["Work"]);
    assert.equal(second.list()[0]?.email, ada.label);
    await first.add({ ...ada, token: "vps_new_token_0123456789" });
    assert.deepEqual(labels(first), ["Work"]);
    await first.rename(key, "");
    assert.deepEqual(labels(first), [ada.label]);
  });

  it("can be given another token, whoever it belongs to", async () => {
    const accounts = await openWindow();
    const { key } = await accounts.add(ada);
    await accounts.replaceToken(key, "vps_new_token_0123456789");
    assert.equal(accounts.tokenOf(key), "vps_new_token_0123456789");
    assert.deepEqual(labels(accounts), [ada.label]);
    await accounts.replaceToken("nobody", "vps_other_token_0123456789");
    assert.equal(accounts.list().length, 1);
  });

  it("tell beforehand which one a sign-in would replace", async () => {
    const accounts = await openWindow();
    const { key } = await accounts.add(ada);
    assert.equal(accounts.sameAs({ ...ada, token: "vps_new_token_0123456789" })?.key, key);
    assert.equal(accounts.sameAs(bob), undefined);
    assert.equal(accounts.sameAs({ ...ada, apiUrl: there }), undefined);
  });

  it("hear nothing more after their end", async () => {
    const accounts = await openWindow();
    accounts.dispose();
    await (await openWindow()).add(ada);
    await settled();
    assert.deepEqual(labels(accounts), []);
  });

  describe("with a token in the environment", () => {
    const token = "vps_env_token_0123456789";

    it("have it as an account of its own, which is never stored", async () => {
      const accounts = await openWindow(token);
      assert.deepEqual(accounts.list(), [
        { key: "environment", label: "VPS_API_TOKEN", apiUrl: here, source: "environment" },
      ]);
      assert.equal(accounts.tokenOf("environment"), token);
      const { key } = await accounts.add(ada);
      await accounts.remove("environment");
      assert.deepEqual(labels(accounts), ["VPS_API_TOKEN", ada.label]);
      await accounts.remove(key);
      assert.ok(![...secrets.values.values()].join().includes(token));
    });

    it("send it to no other API than that of the window's start", async () => {
      const accounts = await openWindow(token);
      apiUrl = there;
      assert.deepEqual(accounts.list(), []);
      apiUrl = here;
      assert.equal(accounts.list().length, 1);
    });

    it("do not have it where the window starts with an address that is refused", async () => {
      apiUrl = undefined;
      const accounts = await openWindow(token);
      apiUrl = there;
      assert.deepEqual(accounts.list(), []);
    });

    it("do not have it where it is empty", async () => {
      const accounts = await openWindow("");
      assert.deepEqual(accounts.list(), []);
      assert.deepEqual(accounts.allTokens(), []);
    });
  });
});
