import assert from "node:assert/strict";
import { AccountStore } from "../../../src/auth/accountStore";
import { Deferred } from "../../fakes/deferred";
import { MemorySecrets } from "../../fakes/memorySecrets";
import { RecordingLogger } from "../../fakes/recordingLogger";

const ada = {
  key: "ada",
  label: "ada@example.com",
  apiUrl: "https://admin.vps.org/api/v1/",
  token: "vps_ada_token_0123456789",
};
const bob = { ...ada, key: "bob", label: "bob@example.com", token: "vps_bob_token_0123456789" };

describe("The store of accounts", () => {
  let secrets: MemorySecrets;
  let logger: RecordingLogger;
  let failures: number;
  let store: AccountStore;

  beforeEach(() => {
    secrets = new MemorySecrets();
    logger = new RecordingLogger();
    failures = 0;
    store = new AccountStore(secrets, logger, () => {
      failures += 1;
    });
  });

  it("is empty at first", async () => {
    assert.deepEqual(await store.read(), []);
    assert.deepEqual(logger.lines, []);
  });

  it("returns what was written, in the next session too", async () => {
    await store.write([ada, bob]);
    assert.deepEqual(await store.read(), [ada, bob]);
    const next = new AccountStore(secrets, logger, () => undefined);
    assert.deepEqual(await next.read(), [ada, bob]);
  });

  it("leaves nothing behind when the last account goes", async () => {
    await store.write([ada]);
    await store.write([]);
    assert.equal(secrets.values.size, 0);
  });

  it("reports changes by another window, and of no other secret", async () => {
    let told = 0;
    store.onDidChange(() => {
      told += 1;
    });
    await new AccountStore(secrets, logger, () => undefined).write([ada]);
    await secrets.store("another", "x");
    assert.equal(told, 1);
  });

  for (const secret of [
    "",
    "not json",
    "null",
    "{}",
    '"vps_secret_token_987654"',
    '[{"key":"ada"}]',
    JSON.stringify([{ ...ada, key: "../../ada" }]),
    JSON.stringify([{ ...ada, token: "" }]),
    JSON.stringify([{ ...ada, token: 7 }]),
  ]) {
    it(`is empty, with a line in the log, if the secret is ${JSON.stringify(secret)}`, async () => {
      await store.write([ada]);
      const [key = ""] = secrets.values.keys();
      secrets.values.set(key, secret);
      assert.deepEqual(await store.read(), []);
      assert.equal(logger.lines.length, 1);
      assert.match(logger.lines.join(), /^warn .*could not be read/);
      assert.ok(!logger.lines.join().includes("vps_"));
      assert.equal(failures, 0);
    });
  }

  it("keeps a secret that it cannot read until the user signs in", async () => {
    await store.write([ada]);
    const [key = ""] = secrets.values.keys();
    secrets.values.set(key, "from the future");
    await store.read();
    assert.equal(secrets.values.get(key), "from the future");
    await store.write([bob]);
    assert.deepEqual(await store.read(), [bob]);
  });

  it("drops unknown fields of an account, and keeps the account", async () => {
    await store.write([ada]);
    const [key = ""] = secrets.values.keys();
    secrets.values.set(key, JSON.stringify([{ ...ada, colour: "blue" }]));
    assert.deepEqual(await store.read(), [ada]);
  });

  describe("when the keyring cannot be read", () => {
    beforeEach(async () => {
      await store.write([ada]);
      secrets.readFailure = new Error("The keyring is locked.");
    });

    it("reports it once, and is empty", async () => {
      assert.deepEqual(await store.read(), []);
      assert.deepEqual(await store.read(), []);
      assert.equal(failures, 1);
      assert.deepEqual(logger.lines, [
        "error The secret storage could not be read: The keyring is locked.",
      ]);
    });

    it("reports it once although two reads fail at the same time", async () => {
      await Promise.all([store.read(), store.read()]);
      assert.equal(failures, 1);
    });

    it("keeps new accounts for the session, and never overwrites what it could not read", async () => {
      const before = new Map(secrets.values);
      await store.read();
      await store.write([bob]);
      secrets.readFailure = undefined;
      assert.deepEqual(await store.read(), [bob]);
      await store.write([]);
      assert.deepEqual(await store.read(), []);
      assert.deepEqual(secrets.values, before);
    });

    it("keeps a new account although an older read fails after it was added", async () => {
      const slow = new Deferred<string | undefined>();
      const secretsOnce = {
        get: () => slow.promise,
        store: () => Promise.reject(new Error("locked")),
        delete: () => Promise.reject(new Error("locked")),
        onDidChange: secrets.onDidChange,
      };
      const locked = new AccountStore(secretsOnce, logger, () => {
        failures += 1;
      });
      const reading = locked.read();
      await locked.write([bob]);
      slow.reject(new Error("locked"));
      assert.deepEqual(await reading, [bob]);
      assert.deepEqual(await locked.read(), [bob]);
      assert.equal(failures, 1);
    });
  });

  describe("when the keyring cannot be written", () => {
    beforeEach(() => {
      secrets.writeFailure = new Error("No keyring.");
    });

    it("reports it once, and keeps the accounts for the session", async () => {
      await store.write([ada]);
      await store.write([ada, bob]);
      assert.deepEqual(await store.read(), [ada, bob]);
      assert.equal(failures, 1);
      assert.equal(secrets.values.size, 0);
    });

    it("never puts a token into the log", async () => {
      await store.write([ada]);
      assert.ok(!logger.lines.join().includes(ada.token));
    });

    it("signs out for the session although the secret stays", async () => {
      secrets.writeFailure = undefined;
      await store.write([ada]);
      secrets.writeFailure = new Error("No keyring.");
      await store.write([]);
      assert.deepEqual(await store.read(), []);
    });
  });
});
