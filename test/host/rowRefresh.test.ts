import assert from "node:assert/strict";
import { systemClock } from "../../src/core/base/clock";
import type { Server } from "../../src/core/servers/server";
import { ServersProvider } from "../../src/tree/serversProvider";
import { buildTree, type TreeNode } from "../../src/tree/treeNode";
import { aListedServer, anAccount } from "../fakes/samples";
import { storeOf } from "./storeOf";

const web = aListedServer("1", { name: "web" });
const mail = aListedServer("2", { name: "mail", status: "stopped" });
const db = aListedServer("3", { name: "db", location: "us-east" });

/** A tree as VS Code holds it, and what it is asked to draw anew. */
class WatchedTree {
  readonly #provider = new ServersProvider({ load: () => Promise.resolve([]) }, systemClock);
  #drawn: string[] = [];

  constructor(...servers: readonly Server[]) {
    this.show(...servers);
    // VS Code asks for all of them, since every group is expanded at first.
    this.rows();
    this.#provider.onDidChangeTreeData((rows) => {
      this.#drawn.push(...(rows?.map((row) => this.label(row)) ?? ["everything"]));
    });
  }

  show(...servers: readonly Server[]): readonly string[] {
    this.#drawn = [];
    const views = storeOf({ servers }).views();
    this.#provider.show(buildTree(views, { grouping: "location", describe: String }));
    return this.#drawn;
  }

  rows(): readonly TreeNode[] {
    const below = (parent?: TreeNode): readonly TreeNode[] =>
      this.#provider.getChildren(parent).flatMap((row) => [row, ...below(row)]);
    return below();
  }

  label(row: TreeNode): string {
    const { label } = this.#provider.getTreeItem(row);
    return typeof label === "string" ? label : "";
  }

  labels(): readonly string[] {
    return this.rows().map((row) => this.label(row));
  }
}

describe("What a refresh draws anew", () => {
  it("is nothing where nothing has changed", () => {
    assert.deepEqual(new WatchedTree(web, mail, db).show({ ...web }, { ...mail }, { ...db }), []);
  });

  it("is one row where an address has changed", () => {
    const tree = new WatchedTree(web, mail, db);
    assert.deepEqual(tree.show({ ...web, ipv4: "203.0.113.99" }, mail, db), ["web"]);
  });

  it("is one row where only its tooltip says something else", () => {
    const tree = new WatchedTree(web, mail, db);
    assert.deepEqual(tree.show({ ...web, hostname: "web.example.com" }, mail, db), ["web"]);
  });

  it("is the row and its group where the group counts otherwise", () => {
    const tree = new WatchedTree(web, mail, db);
    assert.deepEqual(tree.show({ ...web, status: "stopped" }, mail, db), ["web", "us-west"]);
  });

  it("is the group where a server has come, gone or taken another place", () => {
    const tree = new WatchedTree(web, db);
    assert.deepEqual(tree.show(web, mail, db), ["us-west"]);
    assert.deepEqual(tree.labels(), ["us-east", "db", "us-west", "mail", "web"]);
    assert.deepEqual(tree.show({ ...web, name: "a-web" }, mail, db), ["a-web", "us-west"]);
    assert.deepEqual(tree.labels(), ["us-east", "db", "us-west", "a-web", "mail"]);
    assert.deepEqual(tree.show(mail, db), ["us-west"]);
    assert.deepEqual(tree.labels(), ["us-east", "db", "us-west", "mail"]);
  });

  it("is everything where a group has come or gone", () => {
    const tree = new WatchedTree(web, mail);
    assert.deepEqual(tree.show(web, mail, db), ["everything"]);
    assert.deepEqual(tree.show(db), ["everything"]);
    assert.deepEqual(tree.labels(), ["us-east", "db"]);
  });
});

describe("A row that VS Code holds", () => {
  it("stays the same object with the news in it: VS Code knows rows by their objects", () => {
    const tree = new WatchedTree(web, mail, db);
    const before = tree.rows();
    tree.show({ ...web, status: "stopped" }, mail, { ...db, name: "db-new" });
    assert.ok(tree.rows().every((row, index) => row === before[index]));
    const server = before.find((row) => row.kind === "server" && row.server.id === "1");
    assert.ok(server?.kind === "server");
    assert.equal(server.server.status, "stopped");
  });

  it("stays when a neighbour goes", () => {
    const tree = new WatchedTree(web, mail);
    const kept = tree.rows().find((row) => tree.label(row) === "web");
    tree.show(web);
    assert.equal(tree.rows().at(-1), kept);
  });

  it("is another one for another account's server of the same id", () => {
    const provider = new ServersProvider({ load: () => Promise.resolve([]) }, systemClock);
    const show = (account: ReturnType<typeof anAccount>) => {
      const views = storeOf({ account, servers: [web] }).views();
      provider.show(buildTree(views, { grouping: "none", describe: String }));
      return provider.getChildren()[0];
    };
    const first = show(anAccount("ada"));
    assert.notEqual(show(anAccount("bob")), first);
    assert.ok(first?.kind === "server" && first.accountKey === anAccount("ada").key);
  });
});
