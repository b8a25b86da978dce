import assert from "node:assert/strict";
import type { Happening } from "../../world/base/history";
import { creates } from "../../world/judge/creates";
import { toldEvidence, type Told } from "./toldEvidence";

const window = "w1.1";

function ordered(request: number, name: string): Happening {
  return {
    kind: "sent",
    window,
    request,
    method: "POST",
    url: "https://api.vps.test/api/v1/servers/",
    token: "t",
    body: JSON.stringify({ name }),
    fate: "lostAfter",
  };
}

const bought: Happening = {
  kind: "did",
  request: 1,
  status: 201,
  hasActed: true,
  serverId: "9",
  isAgain: false,
};
const said = (text: string): Happening => ({ kind: "said", window, text });
const asked = (text: string): Happening => ({ kind: "asked", window, text, choices: [] });
const chose = (text: string): Happening => ({ kind: "chose", window, text });

function found(...happenings: readonly Happening[]): readonly string[] {
  const told = happenings.map((one, at): Told => [at, one]);
  return creates(toldEvidence(...told)).map(({ rule }) => rule);
}

describe("The judge of orders", () => {
  const unclear = said("It's unclear whether web was created. The connection was lost.");
  const question = asked("It's unclear whether web was created.\nIt was ordered today.");

  it("wants a decision before the same order is sent again: a message or a question alone is none", () => {
    const rule = "no order is sent twice unasked";
    assert.deepEqual(found(ordered(1, "web"), unclear, ordered(2, "web")), [rule]);
    assert.deepEqual(found(ordered(1, "web"), question, ordered(2, "web")), [rule]);
    const again = chose("Create Again");
    assert.deepEqual(found(ordered(1, "web"), question, again, ordered(2, "web")), []);
    assert.deepEqual(
      found(ordered(1, "web"), said("web was created: your list has it."), ordered(2, "web")),
      [],
    );
  });

  it("takes no other server's question for it", () => {
    const other = asked("It's unclear whether web-2 was created.");
    assert.equal(found(ordered(1, "web"), other, ordered(2, "web")).length, 1);
  });

  it("finds an order that was carried out and of which nobody heard how it ended", () => {
    const rule = "no order is forgotten";
    assert.deepEqual(found(ordered(1, "web"), bought, unclear), [rule]);
    const adopted = said("web was created, although the confirmation from VPS.org was lost.");
    assert.deepEqual(found(ordered(1, "web"), bought, unclear, adopted), []);
  });

  const text = JSON.stringify({ accountKey: "a", request: { name: "web" } });
  const path = "/storage/orders/1.json";
  const wrote: Happening = { kind: "wrote", window, path, text };
  const removed: Happening = { kind: "removed", window, path, text };

  it("lets an order go with the account that the user has signed out of, be it in this window alone", () => {
    const began = { kind: "began", window, command: 1, text: "vps.signOut" } as const;
    assert.deepEqual(found(wrote, ordered(1, "web"), bought, unclear, began, removed), []);
    const account = { key: "a", token: undefined, email: "", label: "", apiUrl: undefined };
    const kept = (key: string): Happening => ({
      kind: "kept",
      window,
      accounts: [{ ...account, key, isSignedOut: true }],
    });
    const out = (key: string) =>
      found(wrote, ordered(1, "web"), bought, unclear, kept(key), removed);
    assert.deepEqual(out("a"), []);
    assert.deepEqual(out("b"), ["no order is forgotten", "no order is struck off too early"]);
  });

  it("finds an order that is struck off while nobody knows what became of it", () => {
    const rule = "no order is struck off too early";
    assert.deepEqual(found(wrote, ordered(1, "web"), unclear, removed), [rule]);
    const again = chose("Create Again");
    assert.deepEqual(found(wrote, ordered(1, "web"), question, again, removed), []);
  });

  it("takes a question about the name in an order's record for one about the order", () => {
    const path = "/storage/orders/1.json";
    const text = '{"accountKey":"a","request":{"name":"shop","hostname":"web.example.com"}}';
    const record: Happening = { kind: "wrote", window, path, text };
    const order = ordered(1, "web.example.com");
    const aboutShop = asked("It's unclear whether shop was created.\nIt was ordered today.");
    const again = ordered(2, "web.example.com");
    assert.equal(found(order, aboutShop, chose("Create Again"), again).length, 1);
    assert.deepEqual(found(record, order, aboutShop, chose("Create Again"), again), []);
  });

  it("takes no earlier order's record for one that was sent without any", () => {
    const [again, anyway] = [chose("Create Again"), chose("Create Anyway")];
    const meant: Happening = { kind: "meant", window, verb: "create", refs: [], name: "web" };
    assert.deepEqual(
      found(wrote, ordered(1, "web"), question, meant, again, anyway, ordered(2, "web"), removed),
      [],
    );
  });

  it("finds a server that is taken for the one that was ordered, unless the user says that it is", () => {
    const adopted = said("db was created, although the confirmation from VPS.org was lost.");
    const rule = "no server is taken for another";
    assert.deepEqual(found(ordered(1, "web"), adopted), [rule]);
    assert.deepEqual(found(ordered(1, "web"), chose("It Is db"), adopted), []);
    assert.deepEqual(found(ordered(1, "DB.example.com"), adopted), []);
  });
});
