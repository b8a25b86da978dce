import assert from "node:assert/strict";
import type { Accounts } from "../../../src/auth/accounts";
import type { MemorySecrets } from "../../fakes/memorySecrets";
import { settled } from "../../fakes/settled";
import { AccountWindows } from "./accountWindows";

const here = "https://admin.vps.org/api/v1/";
const there = "https://staging.example/api/v1/";
const ada = { label: "ada@example.com", apiUrl: here, token: "vps_ada_token_0123456789" };
const bob = { label: "bob@example.com", apiUrl: here, token: "vps_bob_token_0123456789" };

describe("The accounts of several windows and a keyring with faults", () => {
  let secrets: MemorySecrets;
  let windows: AccountWindows;
  let apiUrl: string | undefined;

  beforeEach(() => {
    windows = new AccountWindows(() => apiUrl);
    ({ secrets } = windows);
    apiUrl = here;
  });

  const openWindow = (environmentToken?: string) => windows.open(environmentToken);
  const newWindow = (environmentToken?: string) => windows.begin(environmentToken);
  const labels = (accounts: Accounts) => accounts.list().map(({ label }) => label);

  it("of two windows that sign in at the same moment are all kept", async () => {
    const [first, second] = [await openWindow(), await openWindow()];
    await Promise.all([first.add(ada), second.add(bob)]);
    await settled();
    const both = new Set([ada.label, bob.label]);
    assert.deepEqual(new Set(labels(first)), both);
    assert.deepEqual(new Set(labels(second)), both);
    assert.deepEqual(new Set(labels(await openWindow())), both);
  });

  it("are written once for each change, also where an account gets an e-mail address later", async () => {
    const [first, second] = [await openWindow(), await openWindow()];
    await first.add({ ...ada, label: "token 1", isPerson: false });
    await settled();
    const before = secrets.writes;
    await second.add(ada);
    await settled();
    assert.equal(secrets.writes - before, 1);
    assert.deepEqual([labels(first), labels(second)], [[ada.label], [ada.label]]);
  });

  it("are kept where one window signs in while another signs out", async () => {
    const [first, second] = [await openWindow(), await openWindow()];
    const { key } = await first.add(ada);
    await settled();
    await Promise.all([first.add(bob), second.remove(key)]);
    await settled();
    for (const accounts of [first, second, await openWindow()]) {
      assert.deepEqual(labels(accounts), [bob.label]);
    }
  });

  it("say that a token was not taken where another window has signed out of its account", async () => {
    const [first, second] = [await openWindow(), await openWindow()];
    const { key } = await first.add(ada);
    await settled();
    await second.remove(key);
    assert.equal(await first.replaceToken(key, bob.token), false);
    assert.deepEqual(first.allTokens(), []);
    const { key: other } = await first.add(ada);
    assert.equal(await first.replaceToken(other, bob.token), true);
  });

  it("tell which one has signed out, in every window, and of no other loss", async () => {
    const [first, second] = [await openWindow(), await openWindow()];
    const { key } = await first.add(ada);
    await settled();
    const heard: string[] = [];
    first.onDidSignOut((signedOut) => heard.push(`first ${signedOut}`));
    second.onDidSignOut((signedOut) => heard.push(`second ${signedOut}`));
    secrets.hasForgotten = true;
    await second.load();
    apiUrl = there;
    await second.load();
    assert.deepEqual(heard, []);
    secrets.hasForgotten = false;
    await second.remove(key);
    await settled();
    assert.deepEqual(new Set(heard), new Set([`first ${key}`, `second ${key}`]));
  });

  it("are known once the keyring has answered, however late a question comes", async () => {
    await (await openWindow()).add(ada);
    let answer: () => void = () => undefined;
    secrets.heldBack = new Promise((resolve) => (answer = resolve));
    const accounts = newWindow();
    void accounts.load();
    const known = accounts.whenKnown().then(() => labels(accounts));
    await settled();
    answer();
    secrets.heldBack = undefined;
    assert.deepEqual(await known, [ada.label]);
    assert.equal(windows.failures, 0);
  });

  describe("where the keyring fails", () => {
    let accounts: Accounts;

    beforeEach(async () => {
      accounts = await openWindow();
      await accounts.add(ada);
    });

    it("stay as they are when it cannot be read, forgets, or does not answer", async () => {
      secrets.readFailure = new Error("locked");
      await accounts.load();
      assert.deepEqual(labels(accounts), [ada.label]);
      secrets.readFailure = undefined;
      secrets.hasForgotten = true;
      await accounts.load();
      assert.deepEqual(labels(accounts), [ada.label]);
      secrets.heldBack = new Promise(() => undefined);
      const loading = accounts.load();
      await windows.clock.advance(5_000);
      await loading;
      assert.deepEqual(labels(accounts), [ada.label]);
      assert.equal(windows.failures, 1);
    });

    it("lose none of another window's while they cannot be read", async () => {
      const second = newWindow();
      secrets.readFailure = new Error("locked");
      await second.add(bob);
      assert.deepEqual(labels(second), [bob.label]);
      assert.equal(windows.failures, 1);
      secrets.readFailure = undefined;
      await windows.clock.advance(2_000);
      assert.deepEqual(new Set(labels(second)), new Set([ada.label, bob.label]));
      assert.deepEqual(new Set(labels(await openWindow())), new Set([ada.label, bob.label]));
    });

    it("are read again after 2, 10 and 60 seconds, and then only when somebody asks", async () => {
      secrets.readFailure = new Error("locked");
      const second = newWindow();
      await second.load();
      const waits = [];
      for (
        let next = windows.clock.waitsMs[0];
        next !== undefined;
        next = windows.clock.waitsMs[0]
      ) {
        waits.push(next);
        await windows.clock.advance(next);
      }
      assert.deepEqual(waits, [2_000, 10_000, 60_000]);
      secrets.readFailure = undefined;
      await second.load();
      assert.deepEqual(labels(second), [ada.label]);
    });

    it("are written as soon as they can be", async () => {
      secrets.writeFailure = new Error("full");
      await accounts.add(bob);
      assert.deepEqual(labels(accounts), [ada.label, bob.label]);
      assert.deepEqual(labels(await openWindow()), [ada.label]);
      secrets.writeFailure = undefined;
      await accounts.load();
      assert.deepEqual(labels(await openWindow()), [ada.label, bob.label]);
    });

    it("are written as soon as somebody asks for them, however long it had failed before", async () => {
      const accounts = await openWindow();
      const { key } = await accounts.add(ada);
      secrets.writeFailure = new Error("The keyring is locked.");
      assert.equal(await accounts.remove(key), false);
      for (const waitMs of [2_000, 10_000, 60_000, 3_600_000]) {
        await windows.clock.advance(waitMs);
        await settled();
      }
      secrets.writeFailure = undefined;
      await accounts.whenKnown();
      await settled();
      assert.deepEqual(labels(await openWindow()), []);
    });

    it("tell of a sign-out again once it is written, since others may have kept more meanwhile", async () => {
      const [account] = accounts.list();
      const heard: string[] = [];
      accounts.onDidSignOut((signedOut) => heard.push(signedOut));
      secrets.writeFailure = new Error("The keyring is locked.");
      assert.equal(await accounts.remove(account?.key ?? ""), false);
      assert.deepEqual(heard, [account?.key]);
      secrets.writeFailure = undefined;
      await accounts.load();
      assert.deepEqual(heard, [account?.key, account?.key]);
    });

    it("are read as soon as somebody asks for them, however long it had failed before", async () => {
      await (await openWindow()).add(ada);
      secrets.readFailure = new Error("The keyring is locked.");
      const accounts = await openWindow();
      for (const waitMs of [2_000, 10_000, 60_000]) {
        await windows.clock.advance(waitMs);
        await settled();
      }
      secrets.readFailure = undefined;
      await windows.clock.advance(3_600_000);
      await settled();
      assert.deepEqual(labels(accounts), []);
      await accounts.whenKnown();
      await settled();
      assert.deepEqual(labels(accounts), [ada.label]);
    });

    it("are written without anybody's help where the keyring failed for a moment", async () => {
      secrets.writeFailure = new Error("busy");
      await accounts.add(bob);
      secrets.writeFailure = undefined;
      await windows.clock.advance(2_000);
      assert.deepEqual(labels(await openWindow()), [ada.label, bob.label]);
      assert.deepEqual(windows.clock.waitsMs, []);
    });

    it("are not written again and again where the keyring takes nothing", async () => {
      secrets.writeFailure = new Error("read-only");
      await accounts.add(bob);
      const waits = [];
      for (
        let next = windows.clock.waitsMs[0];
        next !== undefined;
        next = windows.clock.waitsMs[0]
      ) {
        waits.push(next);
        await windows.clock.advance(next);
      }
      assert.deepEqual(waits, [2_000, 10_000, 60_000]);
    });

    it("say whether a token is still in the keyring after its sign-out", async () => {
      const key = accounts.list()[0]?.key ?? "";
      secrets.writeFailure = new Error("read-only");
      assert.equal(await accounts.remove(key), false);
      assert.deepEqual(labels(accounts), []);
      assert.deepEqual(labels(await openWindow()), [ada.label]);
      secrets.writeFailure = undefined;
      await accounts.load();
      assert.deepEqual(labels(await openWindow()), []);
      assert.ok(![...secrets.values.values()].join().includes(ada.token));
    });

    it("leave no timer behind", async () => {
      secrets.readFailure = new Error("locked");
      await accounts.load();
      accounts.dispose();
      assert.deepEqual(windows.clock.waitsMs, []);
    });
  });
});
