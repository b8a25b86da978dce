import assert from "node:assert/strict";
import { ThemeIcon } from "vscode";
import { knownStatuses } from "../../src/core/servers/serverStatus";
import { statusIcon } from "../../src/ui/statusLook";
import { aListedServer, anAccount } from "../fakes/samples";
import { storeOf } from "./storeOf";
import { drawnRows } from "./treeText";

function look(status: string): string {
  const { id, color } = statusIcon(status);
  return [id, color?.id].filter(Boolean).join(" ");
}

describe("The icon of a server", () => {
  const steady = ["active", "stopped", "suspended"];
  const passing = knownStatuses.filter((status) => !steady.includes(status));

  it("is another for each state that lasts", () => {
    assert.equal(new Set(steady.map(look)).size, steady.length);
    assert.equal(new Set(steady.map((status) => statusIcon(status).id)).size, steady.length);
  });

  for (const status of [...passing, "migrating", "deleting"]) {
    it(`turns while the server is ${status}`, () => {
      assert.equal(statusIcon(status).id, "loading~spin");
    });
  }

  it("is a plain one without colour for a word that nobody knows", () => {
    assert.equal(look("hibernated"), "vm");
    assert.equal(look(""), "vm");
  });

  it("is that of a fault for a server that the API calls broken", () => {
    assert.equal(statusIcon("error").id, "error");
    assert.equal(statusIcon("failed").id, "error");
  });

  it("has the colours of the person's theme and no own ones", () => {
    for (const status of [...steady, ...passing, "error"]) {
      assert.match(statusIcon(status).color?.id ?? "", /^[a-zA-Z]+(\.[a-zA-Z]+)*$/);
    }
  });

  it("stands in the row", () => {
    const server = aListedServer("1", { status: "stopped" });
    const [row] = drawnRows(storeOf({ servers: [server] }).views(), "none");
    assert.deepEqual(row?.item.iconPath, statusIcon("stopped"));
  });
});

describe("The icon of a group", () => {
  const views = storeOf({ servers: [aListedServer("1", { status: "stopped" })] }).views();

  for (const [grouping, icon] of [
    ["location", "globe"],
    ["status", "vm-outline"],
    ["plan", "package"],
    ["os", "terminal-linux"],
  ] as const) {
    it(`tells that the servers are grouped by ${grouping}`, () => {
      const [row] = drawnRows(views, grouping);
      assert.ok(row?.item.iconPath instanceof ThemeIcon);
      assert.equal(row.item.iconPath.id, icon);
    });
  }

  it("warns in the row of an account that could not be refreshed", () => {
    const store = storeOf(
      { servers: [aListedServer()], problem: { kind: "unauthorized" } },
      { account: anAccount("bob"), servers: [] },
    );
    const icons = drawnRows(store.views())
      .filter(({ node }) => node.kind === "account")
      .map(({ item }) => (item.iconPath as ThemeIcon).id);
    assert.deepEqual(icons, ["warning", "account"]);
  });
});
