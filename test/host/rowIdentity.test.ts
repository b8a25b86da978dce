import assert from "node:assert/strict";
import { TreeItemCollapsibleState } from "vscode";
import { groupings } from "../../src/core/servers/serverGroups";
import { aListedServer, anAccount } from "../fakes/samples";
import { storeOf } from "./storeOf";
import { drawnRows } from "./treeText";

const web = aListedServer("1", { name: "web" });
const db = aListedServer("2", { name: "db", location: "us-east", status: "stopped" });

function ids(...servers: readonly (typeof web)[]) {
  return drawnRows(storeOf({ servers }).views()).map(({ item }) => item.id);
}

describe("The identity of a row", () => {
  it("survives a refresh that changes everything that is shown", () => {
    const changed = { status: "stopped", ipv4: "203.0.113.99", name: "web-renamed" };
    assert.deepEqual(ids(db, { ...web, ...changed }), ids(web, db));
  });

  it("of the others does not change when a server comes or goes", () => {
    assert.deepEqual(
      ids(web).filter((id) => !ids(web, db).includes(id)),
      [],
    );
  });

  it("is another for the same server id in another account", () => {
    const store = storeOf({ servers: [web] }, { account: anAccount("bob"), servers: [web] });
    const found = drawnRows(store.views()).map(({ item }) => item.id);
    assert.equal(new Set(found).size, found.length);
  });

  it("is another for each way of grouping, so that what was collapsed there stays apart", () => {
    const views = storeOf({ servers: [web, db] }).views();
    const groups = groupings
      .flatMap((grouping) => drawnRows(views, grouping))
      .filter(({ node }) => node.kind === "group");
    assert.equal(new Set(groups.map(({ item }) => item.id)).size, groups.length);
  });

  it("of groups comes with being open, of servers with having nothing below", () => {
    for (const { node, item } of drawnRows(storeOf({ servers: [web, db] }).views())) {
      const expected =
        node.kind === "server" ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Expanded;
      assert.equal(item.collapsibleState, expected);
    }
  });
});

describe("What a screen reader says of a row", () => {
  function spoken(...servers: readonly (typeof web)[]) {
    const store = storeOf({ servers }, { account: anAccount("bob") });
    return drawnRows(store.views()).map(({ item }) => item.accessibilityInformation?.label);
  }

  it("is name, state, address and place of a server, and label and counts of a group", () => {
    assert.deepEqual(spoken(web, db), [
      "ada@example.com, 2 servers, 1 active",
      "us-east, 1 server, 0 active",
      "db, Stopped, 203.0.113.10, in us-east",
      "us-west, 1 server, 1 active",
      "web, Active, 203.0.113.10, in us-west",
      "bob@example.com, Loading…",
    ]);
  });

  it("leaves a place out that the API does not name", () => {
    const nowhere = { ...web, location: "", ipv4: undefined, ipv6: "2001:db8::1" };
    assert.ok(spoken(nowhere).includes("web, Active, 2001:db8::1"));
  });
});
