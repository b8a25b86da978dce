import assert from "node:assert/strict";
import fc from "fast-check";
import {
  accountsIn,
  hasNewer,
  mergeRecords,
  noRecords,
  parseRecords,
  recordsText,
  withAccount,
  withoutAccount,
  type AccountRecords,
} from "../../../src/auth/accountRecords";

const ada = {
  key: "ada",
  label: "ada@example.com",
  apiUrl: "https://admin.vps.org/api/v1/",
  token: "vps_ada_token_0123456789",
};
const bob = { ...ada, key: "bob", label: "bob@example.com", token: "vps_bob_token_0123456789" };

const keysIn = (records: AccountRecords) => accountsIn(records).map(({ key }) => key);

describe("The records of accounts", () => {
  it("read what an earlier version has written", () => {
    const records = parseRecords(JSON.stringify([ada, bob]));
    assert.deepEqual(records && keysIn(records), ["ada", "bob"]);
  });

  it("are none where the text is no list", () => {
    for (const text of ["", "not json", "null", "{}", '"vps_secret_token_987654"', "7"]) {
      assert.equal(parseRecords(text), undefined, text);
    }
  });

  it("are read one by one, and what is not understood is written back as it was", () => {
    const strange = [
      7,
      null,
      "vps_from_the_future",
      { key: "eve" },
      { ...bob, key: "../../bob" },
      { ...bob, token: "" },
      { ...bob, token: 7 },
      { ...bob, version: -1 },
      [ada],
    ];
    const records = parseRecords(JSON.stringify([...strange, ada]));
    assert.deepEqual(records && keysIn(records), ["ada"]);
    const written: unknown = JSON.parse(recordsText(withAccount(records ?? noRecords, bob)));
    assert.ok(Array.isArray(written));
    assert.deepEqual(
      written.filter((entry) =>
        strange.some((one) => JSON.stringify(one) === JSON.stringify(entry)),
      ),
      strange,
    );
  });

  it("keep what another version knows of an account", () => {
    const records = parseRecords(JSON.stringify([{ ...ada, colour: "blue" }])) ?? noRecords;
    const renamed = withAccount(records, { ...ada, name: "Work" });
    assert.match(recordsText(renamed), /"colour":"blue"/);
    assert.match(recordsText(renamed), /"name":"Work"/);
  });

  it("know a sign-out from an account that another window has overwritten", () => {
    const both = withAccount(withAccount(noRecords, ada), bob);
    const signedOut = withoutAccount(both, "ada");
    assert.deepEqual(keysIn(mergeRecords(signedOut, both)), ["bob"]);
    assert.ok(!recordsText(signedOut).includes(ada.token));
    const overwritten = withAccount(noRecords, bob);
    assert.deepEqual(new Set(keysIn(mergeRecords(overwritten, both))), new Set(["ada", "bob"]));
    assert.equal(hasNewer(both, overwritten), true);
    assert.equal(hasNewer(both, signedOut), false);
  });

  it("let an account come back after a sign-out", () => {
    const back = withAccount(withoutAccount(withAccount(noRecords, ada), "ada"), ada);
    assert.deepEqual(keysIn(back), ["ada"]);
  });

  it("are not changed by the sign-out of somebody unknown", () => {
    assert.equal(withoutAccount(noRecords, "ada"), noRecords);
  });

  it("hold no endless row of traces", () => {
    let records = noRecords;
    for (let at = 0; at < 200; at += 1) {
      const key = `account-${String(at)}`;
      records = withoutAccount(withAccount(records, { ...ada, key }), key);
    }
    assert.equal(records.byKey.size, 50);
  });

  describe("are", () => {
    const step = fc.record({
      account: fc.record(
        {
          key: fc.constantFrom("ada", "bob", "eve"),
          label: fc.constant(ada.label),
          apiUrl: fc.constant(ada.apiUrl),
          token: fc.constantFrom("vps_one_0123456789", "vps_two_0123456789"),
          email: fc.constantFrom("ada@example.com", undefined),
          name: fc.constantFrom("Work", undefined),
        },
        { requiredKeys: ["key", "label", "apiUrl", "token"] },
      ),
      signsOut: fc.boolean(),
      isKept: fc.boolean(),
    });
    type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
    const afterKeyring = (records: AccountRecords) => {
      const read = parseRecords(recordsText(records));
      assert.ok(read);
      return read;
    };
    const recordsOf = (steps: readonly Step[]) =>
      steps.reduce((records, { account, signsOut, isKept }) => {
        const before = isKept ? afterKeyring(records) : records;
        return signsOut ? withoutAccount(before, account.key) : withAccount(before, account);
      }, noRecords);
    const sorted = ({ byKey }: AccountRecords) =>
      [...byKey.values()]
        .map((record) => recordsText({ byKey: new Map([["", record]]), foreign: [] }))
        .sort();

    it("the same however windows merge them", () => {
      fc.assert(
        fc.property(fc.array(step), fc.array(step), (first, second) => {
          const [one, other] = [recordsOf(first), recordsOf(second)];
          const merged = mergeRecords(one, other);
          assert.deepEqual(sorted(merged), sorted(mergeRecords(other, one)));
          assert.equal(hasNewer(one, merged), false);
          assert.equal(mergeRecords(one, merged), merged);
        }),
      );
    });

    it("no news after they were written and read, so that no window writes them again", () => {
      fc.assert(
        fc.property(fc.array(step), (steps) => {
          const records = recordsOf(steps);
          const read = afterKeyring(records);
          assert.equal(hasNewer(records, read), false);
          assert.equal(hasNewer(read, records), false);
          assert.equal(mergeRecords(read, records), records);
        }),
      );
    });
  });
});
