import assert from "node:assert/strict";
import { History } from "../../world/base/history";
import { Goals } from "../../world/person/goals";

const window = "w1.1";

describe("What the user of a window means", () => {
  let history: History;
  let goals: Goals;
  let names: Map<string, string>;

  beforeEach(() => {
    history = new History({ elapsedMs: () => 0, now: () => 0 });
    names = new Map([
      ["ada/1", "web"],
      ["ada/2", "web"],
      ["ada/3", "db"],
    ]);
    goals = new Goals({
      window,
      history,
      nameOf: (ref) => names.get(ref),
      addressOf: (ref) => ref.replace("ada/", "203.0.113."),
      canStart: () => true,
      confirmsPower: () => true,
      asking: () => [],
    });
  });

  function meant(): readonly string[] {
    return history.entries.flatMap((one) =>
      one.kind === "meant" ? [`${one.verb} ${one.refs.join(" ")}`] : [],
    );
  }

  it("is the server that was clicked, not a batch of servers of its name", () => {
    goals.called("vps.server.stop", ["ada/1", ["ada/1", "ada/2"]], undefined);
    goals.called("vps.server.stop", ["ada/2"], undefined);
    goals.means(["stop"], "Stop web?\nweb · 203.0.113.10");
    assert.deepEqual(meant(), ["stop ada/2"]);
  });

  it("is the server of the address in the question, where several have its name", () => {
    goals.called("vps.server.stop", ["ada/1"], undefined);
    goals.called("vps.server.stop", ["ada/2"], undefined);
    goals.means(["stop"], "Stop web?\nweb · 203.0.113.1 · us-east");
    goals.means(["stop"], "Stop web?\nweb · 203.0.113.2 · us-east");
    assert.deepEqual(meant(), ["stop ada/1", "stop ada/2"]);
  });

  it("is the server of the address in the title, not a batch of servers of its name", () => {
    goals.called("vps.server.delete", ["ada/2"], undefined);
    goals.called("vps.server.delete", ["ada/1", ["ada/1", "ada/2"]], undefined);
    goals.means(["delete"], "Permanently Delete web · 203.0.113.2");
    assert.deepEqual(meant(), ["delete ada/2"]);
  });

  it("stays the server that was asked about first, where the next question has its name alone", () => {
    goals.called("vps.server.delete", ["ada/1"], undefined);
    goals.called("vps.server.delete", ["ada/2"], undefined);
    assert.ok(goals.goesOn("Delete web?\nweb · 203.0.113.1 · us-east", ["delete"]));
    goals.means(["delete"], "Permanently Delete web");
    assert.ok(goals.goesOn("Delete web?\nweb · us-east", ["delete"]));
    goals.means(["delete"], "Permanently Delete web");
    assert.deepEqual(meant(), ["delete ada/1", "delete ada/2"]);
  });

  it("is all servers of a batch, where the question says how many", () => {
    goals.called("vps.server.delete", ["ada/1", ["ada/1", "ada/3"]], undefined);
    goals.means(["delete"], "Permanently Delete 2 Servers");
    assert.deepEqual(meant(), ["delete ada/1 ada/3"]);
  });

  it("is what was picked, not what the editor in front shows", () => {
    goals.called("vps.server.stop", [], "ada/1");
    goals.picked({ label: "db", ref: { accountKey: "ada", serverId: "3" } }, "Stop");
    goals.means(["stop"], "Stop db?");
    assert.deepEqual(meant(), ["stop ada/3"]);
  });

  it("is the server by its present name, which the command may have learned", () => {
    goals.called("vps.server.disableBackups", ["ada/3"], undefined);
    names.set("ada/3", "db-old");
    goals.means(["edit"], "Disable automatic backups for db-old?");
    assert.deepEqual(meant(), ["edit ada/3"]);
  });

  it("is the server of the form that is saved, not of another command about one of its name", () => {
    goals.called("vps.server.edit", ["ada/1"], undefined);
    goals.called("vps.server.rename", ["ada/2"], undefined);
    goals.picked({ label: "Save", value: "save" }, "Edit web");
    assert.deepEqual(meant(), ["edit ada/1"]);
  });
});
