import assert from "node:assert/strict";
import { accountsIn, noRecords, withAccount } from "../../../src/auth/accountRecords";
import { AccountStore } from "../../../src/auth/accountStore";
import { FakeClock } from "../../fakes/fakeClock";
import { MemorySecrets } from "../../fakes/memorySecrets";
import { RecordingLogger } from "../../fakes/recordingLogger";

const ada = {
  key: "ada",
  label: "ada@example.com",
  apiUrl: "https://admin.vps.org/api/v1/",
  token: "vps_ada_token_0123456789",
};
const adasRecords = withAccount(noRecords, ada);

describe("The store of accounts", () => {
  let secrets: MemorySecrets;
  let logger: RecordingLogger;
  let clock: FakeClock;
  let store: AccountStore;

  beforeEach(() => {
    secrets = new MemorySecrets();
    logger = new RecordingLogger();
    clock = new FakeClock();
    store = new AccountStore({ secrets, logger, clock });
  });

  async function keysRead(): Promise<readonly string[] | string> {
    const records = await store.read();
    return typeof records === "string" ? records : accountsIn(records).map(({ key }) => key);
  }

  it("has none at first", async () => {
    assert.equal(await store.read(), "none");
    assert.deepEqual(logger.lines, []);
  });

  it("gives back what was written, in the next session too, and leaves no timer", async () => {
    assert.equal(await store.write(adasRecords), true);
    assert.deepEqual(await keysRead(), ["ada"]);
    store = new AccountStore({ secrets, logger, clock });
    assert.deepEqual(await keysRead(), ["ada"]);
    assert.deepEqual(clock.waitsMs, []);
  });

  it("tells of changes by another window, and of no other secret", async () => {
    let calls = 0;
    store.onDidChange(() => {
      calls += 1;
    });
    await new AccountStore({ secrets, logger, clock }).write(adasRecords);
    await secrets.store("another", "x");
    assert.equal(calls, 1);
  });

  it("puts a secret aside that it does not understand, before it is overwritten", async () => {
    secrets.values.set("vps.accounts", '{"from":"the future"}');
    assert.deepEqual(await keysRead(), []);
    await store.write(adasRecords);
    assert.deepEqual(await keysRead(), ["ada"]);
    assert.ok([...secrets.values.values()].includes('{"from":"the future"}'));
    assert.equal(logger.lines.length, 1);
    assert.match(logger.lines.join(), /^warn .*could not be understood/);
  });

  it("puts every such secret aside, in this session and the next, and none twice", async () => {
    const strange = ["one", "two", "two", "three", "one"];
    for (const secret of strange) {
      secrets.values.set("vps.accounts", secret);
      assert.deepEqual(await keysRead(), []);
      assert.deepEqual(await keysRead(), []);
      store = secret === "two" ? new AccountStore({ secrets, logger, clock }) : store;
    }
    await store.write(adasRecords);
    const aside = [...secrets.values].filter(([key]) => key !== "vps.accounts");
    assert.deepEqual(
      aside.map(([, secret]) => secret),
      ["one", "two", "three"],
    );
  });

  it("does not put more secrets aside than a keyring should hold", async () => {
    for (let count = 0; count < 15; count += 1) {
      secrets.values.set("vps.accounts", `strange ${count}`);
      await store.read();
    }
    assert.equal(secrets.values.size, 1 + 10);
    assert.ok([...secrets.values.values()].includes("strange 14"));
  });

  it("does not take a secret for empty that it can neither understand nor put aside", async () => {
    secrets.values.set("vps.accounts", "from the future");
    secrets.writeFailure = new Error("read-only");
    assert.equal(await store.read(), "failed");
  });

  it("says in the log that entries are left alone, once and without their contents", async () => {
    secrets.values.set("vps.accounts", JSON.stringify([ada, "vps_secret_token_987654"]));
    assert.deepEqual(await keysRead(), ["ada"]);
    assert.deepEqual(await keysRead(), ["ada"]);
    assert.equal(logger.lines.length, 1);
    assert.ok(!logger.lines.join().includes("vps_"));
  });

  it("tells a keyring that fails from one that is empty, and logs it once", async () => {
    await store.write(adasRecords);
    secrets.readFailure = new Error("The keyring is locked.");
    assert.equal(await store.read(), "failed");
    assert.equal(await store.read(), "failed");
    assert.deepEqual(logger.lines, [
      "error The secret storage could not be read: The keyring is locked.",
    ]);
    secrets.readFailure = undefined;
    assert.deepEqual(await keysRead(), ["ada"]);
  });

  it("gives a keyring that never answers five seconds", async () => {
    secrets.heldBack = new Promise(() => undefined);
    const [reading, writing] = [store.read(), store.write(adasRecords)];
    await clock.advance(5_000);
    assert.equal(await reading, "failed");
    assert.equal(await writing, false);
    assert.match(logger.lines.join(), /could not be read: no answer in 5 s/);
  });

  it("says that nothing was written, and never puts a token into the log", async () => {
    secrets.writeFailure = new Error("No keyring.");
    assert.equal(await store.write(adasRecords), false);
    assert.match(logger.lines.join(), /could not be written: No keyring/);
    assert.ok(!logger.lines.join().includes(ada.token));
  });
});
